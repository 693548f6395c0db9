import {
  ArrowUpFromLine,
  BookOpenText,
  Building2,
  CircleAlert,
  Cpu,
  Fingerprint,
  Handshake,
  KeyRound,
  LayoutDashboard,
  Mail,
  MonitorSmartphone,
  Package,
  PackagePlus,
  RefreshCw,
  Rocket,
  ScrollText,
  Settings,
  TicketCheck,
  Users,
  Wrench,
} from 'lucide-react'
import { vendorPaths } from '../portals/paths.ts'
import type { PageRoute, PortalDefinition } from '../portals/portal.ts'
import { defineTexts } from '../ui/language.ts'

const licenses: readonly PageRoute[] = [
  {
    path: vendorPaths.dashboard(),
    load: async () => (await import('./dashboard/page.tsx')).DashboardPage,
    nav: { label: defineTexts('Overview', 'Übersicht'), icon: LayoutDashboard },
  },
  {
    path: vendorPaths.licenses(),
    load: async () => (await import('./licenses/page.tsx')).LicensesPage,
    nav: {
      group: defineTexts('Licenses', 'Lizenzen'),
      label: defineTexts('All licenses', 'Alle Lizenzen'),
      icon: KeyRound,
    },
  },
  {
    path: vendorPaths.license('$licenseId'),
    load: async () => (await import('../portals/license/page.tsx')).LicensePage,
  },
  {
    path: vendorPaths.issue(),
    load: async () => (await import('./issue/page.tsx')).IssuePage,
    nav: { label: defineTexts('Issue', 'Ausstellen'), icon: PackagePlus, needs: 'issueLicense' },
  },
  {
    path: vendorPaths.order(),
    load: async () => (await import('./order/page.tsx')).OrderPage,
  },
  {
    path: vendorPaths.upgrades(),
    load: async () => (await import('./upgrades/page.tsx')).UpgradesPage,
    nav: { label: defineTexts('One-time upgrades', 'Einmalige Upgrades'), icon: ArrowUpFromLine },
  },
  {
    path: vendorPaths.remoteCms(),
    load: async () => (await import('./remote-cms/page.tsx')).RemoteCmsPage,
    nav: { label: defineTexts('Remote CMS', 'Remote CMS'), icon: MonitorSmartphone },
  },
  {
    path: vendorPaths.renewals(),
    load: async () => (await import('../portals/renewals/page.tsx')).RenewalsPage,
    nav: { label: defineTexts('Renewals', 'Verlängerungen'), icon: RefreshCw },
  },
]

const customers: readonly PageRoute[] = [
  {
    path: vendorPaths.partners(),
    load: async () => (await import('./partners/page.tsx')).PartnersPage,
    nav: {
      group: defineTexts('Customers', 'Kunden'),
      label: defineTexts('Partners', 'Partner'),
      icon: Handshake,
    },
  },
  {
    path: vendorPaths.partner('$partnerId'),
    load: async () => (await import('./partner/page.tsx')).PartnerPage,
  },
  {
    path: vendorPaths.accounts(),
    load: async () => (await import('../portals/accounts/page.tsx')).AccountsPage,
    nav: { label: defineTexts('Accounts', 'Konten'), icon: Building2 },
  },
  {
    path: vendorPaths.account('$accountId'),
    load: async () => (await import('../portals/accounts/account-page.tsx')).AccountPage,
  },
  {
    path: vendorPaths.maintenance('$accountId'),
    load: async () => (await import('../portals/maintenance/page.tsx')).MaintenancePage,
  },
  {
    path: vendorPaths.controllers(),
    load: async () => (await import('../portals/controllers/page.tsx')).ControllersPage,
    nav: { label: defineTexts('Controllers', 'Controller'), icon: Cpu },
  },
  {
    path: vendorPaths.controller('$controllerId'),
    load: async () => (await import('../portals/controllers/controller-page.tsx')).ControllerPage,
  },
  {
    path: vendorPaths.rma(),
    load: async () => (await import('../portals/rma/page.tsx')).RmaPage,
    nav: { label: defineTexts('Dead controller', 'Toter Controller'), icon: Wrench, needs: 'rmaController' },
  },
  {
    path: vendorPaths.cases(),
    load: async () => (await import('../portals/cases/page.tsx')).CasesPage,
    nav: { label: defineTexts('Cases', 'Fälle'), icon: CircleAlert },
  },
  {
    path: vendorPaths.case('$caseId'),
    load: async () => (await import('../portals/cases/case-page.tsx')).CasePage,
  },
]

const vendor: readonly PageRoute[] = [
  {
    path: vendorPaths.products(),
    load: async () => (await import('./products/page.tsx')).ProductsPage,
    nav: {
      group: defineTexts('Vendor', 'Hersteller'),
      label: defineTexts('Products', 'Produkte'),
      icon: Package,
    },
  },
  {
    path: vendorPaths.releases(),
    load: async () => (await import('./releases/page.tsx')).ReleasesPage,
    nav: { label: defineTexts('Releases', 'Versionen'), icon: Rocket },
  },
  {
    path: vendorPaths.people(),
    load: async () => (await import('../portals/people/page.tsx')).PeoplePage,
    nav: { label: defineTexts('People', 'Personen'), icon: Users },
  },
  {
    path: vendorPaths.tokens(),
    load: async () => (await import('../portals/tokens/page.tsx')).TokensPage,
    nav: { label: defineTexts('API tokens', 'API-Tokens'), icon: TicketCheck },
  },
  {
    path: vendorPaths.singleSignOn(),
    load: async () => (await import('../portals/identity-providers/page.tsx')).SingleSignOnPage,
    nav: {
      label: defineTexts('Single sign-on', 'Single Sign-on'),
      icon: Fingerprint,
      needs: 'listIdentityProviders',
    },
  },
  {
    path: vendorPaths.notices(),
    load: async () => (await import('../portals/notices/page.tsx')).NoticesPage,
    nav: { label: defineTexts('Notices', 'Benachrichtigungen'), icon: Mail },
  },
  {
    path: vendorPaths.settings(),
    load: async () => (await import('./settings/page.tsx')).SettingsPage,
    nav: { label: defineTexts('Settings', 'Einstellungen'), icon: Settings },
  },
  {
    path: vendorPaths.ledger(),
    load: async () => (await import('../portals/ledger/page.tsx')).LedgerPage,
    nav: { label: defineTexts('Ledger', 'Journal'), icon: BookOpenText },
  },
  {
    path: vendorPaths.audit(),
    load: async () => (await import('../portals/audit/page.tsx')).AuditPage,
    nav: { label: defineTexts('Audit', 'Protokoll'), icon: ScrollText, needs: 'listAudit' },
  },
]

/** The vendor console; those pages that have a label are in its navigation, in this order. */
export const vendorPortal: PortalDefinition = {
  name: 'vendor',
  title: defineTexts('Vendor console', 'Herstellerkonsole'),
  home: vendorPaths.dashboard(),
  pages: [...licenses, ...customers, ...vendor],
  search: async () => (await import('../portals/search/search-box.tsx')).SearchBox,
}
