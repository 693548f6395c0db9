import {
  BookOpenText,
  Boxes,
  Building2,
  CircleAlert,
  Cpu,
  Fingerprint,
  KeyRound,
  LayoutDashboard,
  Mail,
  PackageOpen,
  RefreshCw,
  ScrollText,
  Users,
  Wrench,
} from 'lucide-react'
import { partnerPaths } from '../portals/paths.ts'
import type { PageRoute, PortalDefinition } from '../portals/portal.ts'
import { defineTexts } from '../ui/language.ts'

const paths = partnerPaths('$partnerId')

const licenses: readonly PageRoute[] = [
  {
    path: paths.dashboard(),
    load: async () => (await import('./dashboard/page.tsx')).DashboardPage,
    nav: { label: defineTexts('Overview', 'Übersicht'), icon: LayoutDashboard },
  },
  {
    path: paths.inventory(),
    load: async () => (await import('./inventory/page.tsx')).InventoryPage,
    nav: {
      group: defineTexts('Licenses', 'Lizenzen'),
      label: defineTexts('My Inventory', 'Mein Bestand'),
      icon: PackageOpen,
    },
  },
  {
    path: paths.customerInventory(),
    load: async () => (await import('./customer-inventory/page.tsx')).CustomerInventoryPage,
    nav: { label: defineTexts('Customer Inventory', 'Kundenbestand'), icon: Boxes },
  },
  {
    path: paths.renewals(),
    load: async () => (await import('../portals/renewals/page.tsx')).RenewalsPage,
    nav: { label: defineTexts('Renewals', 'Verlängerungen'), icon: RefreshCw },
  },
  {
    path: paths.license('$licenseId'),
    load: async () => (await import('../portals/license/page.tsx')).LicensePage,
  },
]

const customers: readonly PageRoute[] = [
  {
    path: paths.accounts(),
    load: async () => (await import('../portals/accounts/page.tsx')).AccountsPage,
    nav: {
      group: defineTexts('Customers', 'Kunden'),
      label: defineTexts('Accounts', 'Konten'),
      icon: Building2,
    },
  },
  {
    path: paths.account('$accountId'),
    load: async () => (await import('../portals/accounts/account-page.tsx')).AccountPage,
  },
  {
    path: paths.maintenance('$accountId'),
    load: async () => (await import('../portals/maintenance/page.tsx')).MaintenancePage,
  },
  {
    path: paths.controllers(),
    load: async () => (await import('../portals/controllers/page.tsx')).ControllersPage,
    nav: { label: defineTexts('Controllers', 'Controller'), icon: Cpu },
  },
  {
    path: paths.controller('$controllerId'),
    load: async () => (await import('../portals/controllers/controller-page.tsx')).ControllerPage,
  },
  {
    path: paths.rma(),
    load: async () => (await import('../portals/rma/page.tsx')).RmaPage,
    nav: { label: defineTexts('Dead controller', 'Toter Controller'), icon: Wrench, needs: 'rmaController' },
  },
  {
    path: paths.cases(),
    load: async () => (await import('../portals/cases/page.tsx')).CasesPage,
    nav: { label: defineTexts('Cases', 'Fälle'), icon: CircleAlert },
  },
  {
    path: paths.case('$caseId'),
    load: async () => (await import('../portals/cases/case-page.tsx')).CasePage,
  },
]

const organisation: readonly PageRoute[] = [
  {
    path: paths.people(),
    load: async () => (await import('../portals/people/page.tsx')).PeoplePage,
    nav: {
      group: defineTexts('Organisation', 'Organisation'),
      label: defineTexts('People', 'Personen'),
      icon: Users,
    },
  },
  {
    path: paths.tokens(),
    load: async () => (await import('../portals/tokens/page.tsx')).TokensPage,
    nav: { label: defineTexts('API tokens', 'API-Tokens'), icon: KeyRound },
  },
  {
    path: paths.singleSignOn(),
    load: async () => (await import('../portals/identity-providers/page.tsx')).SingleSignOnPage,
    nav: {
      label: defineTexts('Single sign-on', 'Single Sign-on'),
      icon: Fingerprint,
      needs: 'listIdentityProviders',
    },
  },
  {
    path: paths.notices(),
    load: async () => (await import('../portals/notices/page.tsx')).NoticesPage,
    nav: { label: defineTexts('Notices', 'Benachrichtigungen'), icon: Mail },
  },
  {
    path: paths.ledger(),
    load: async () => (await import('../portals/ledger/page.tsx')).LedgerPage,
    nav: { label: defineTexts('Ledger', 'Journal'), icon: BookOpenText },
  },
  {
    path: paths.audit(),
    load: async () => (await import('../portals/audit/page.tsx')).AuditPage,
    nav: { label: defineTexts('Audit', 'Protokoll'), icon: ScrollText, needs: 'listAudit' },
  },
]

/** The License Partner Portal; those pages that have a label are in its navigation, in this order. */
export const partnerPortal: PortalDefinition = {
  name: 'partner',
  title: defineTexts('License Partner Portal', 'Lizenzportal für Partner'),
  home: paths.dashboard(),
  pages: [...licenses, ...customers, ...organisation],
  search: async () => (await import('../portals/search/search-box.tsx')).SearchBox,
}
