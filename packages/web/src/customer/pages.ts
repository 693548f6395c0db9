import {
  BadgeCheck,
  Bell,
  CircuitBoard,
  Contact,
  History,
  KeyRound,
  LayoutDashboard,
  QrCode,
} from 'lucide-react'
import { carryPaths, customerPaths } from '../portals/paths.ts'
import type { PageRoute, PortalDefinition } from '../portals/portal.ts'
import { defineTexts } from '../ui/language.ts'

const paths = customerPaths('$accountId')

/** The License Customer Portal; those pages that have a label are in its navigation, in this order. */
export const customerPortal: PortalDefinition = {
  name: 'customer',
  title: defineTexts('License Customer Portal', 'Lizenzportal für Kunden'),
  home: paths.dashboard(),
  pages: [
    {
      path: paths.dashboard(),
      load: async () => (await import('./dashboard/page.tsx')).DashboardPage,
      nav: { label: defineTexts('Overview', 'Übersicht'), icon: LayoutDashboard },
    },
    {
      path: paths.licenses(),
      load: async () => (await import('./licenses/page.tsx')).LicensesPage,
      nav: { label: defineTexts('Licenses', 'Lizenzen'), icon: BadgeCheck },
    },
    {
      path: paths.license('$licenseId'),
      load: async () => (await import('./license/page.tsx')).CustomerLicensePage,
    },
    {
      path: paths.controllers(),
      load: async () => (await import('./controllers/page.tsx')).CustomerControllersPage,
      nav: { label: defineTexts('Controllers', 'Controller'), icon: CircuitBoard },
    },
    {
      path: paths.controller('$controllerId'),
      load: async () => (await import('./controller/page.tsx')).CustomerControllerPage,
    },
    {
      path: paths.customerId(),
      load: async () => (await import('./customer-id/page.tsx')).CustomerIdPage,
      nav: { label: defineTexts('Customer ID', 'Customer ID'), icon: KeyRound },
    },
    {
      path: paths.offline(),
      load: async () => (await import('./offline/page.tsx')).OfflinePage,
      nav: { label: defineTexts('Offline exchange', 'Offline-Austausch'), icon: QrCode },
    },
    {
      path: paths.bundle(),
      load: async () => (await import('./offline/bundle-page.tsx')).OfflineBundlePage,
    },
    {
      path: paths.history(),
      load: async () => (await import('./history/page.tsx')).HistoryPage,
      nav: { label: defineTexts('History', 'Verlauf'), icon: History, needs: 'listLedger' },
    },
    {
      path: paths.contacts(),
      load: async () => (await import('./contacts/page.tsx')).ContactsPage,
      nav: { label: defineTexts('Contacts', 'Kontakte'), icon: Contact },
    },
    {
      path: paths.notices(),
      load: async () => (await import('./notices/page.tsx')).NoticesPage,
      nav: { label: defineTexts('Notices', 'Benachrichtigungen'), icon: Bell },
    },
  ],
}

/** What needs no sign-in: the License ID or the request itself is enough for its own exchange. */
export const carryPages: readonly PageRoute[] = [
  {
    path: carryPaths.carry(),
    load: async () => (await import('./carry/page.tsx')).CarryPage,
  },
  {
    path: carryPaths.bundle(),
    load: async () => (await import('./bundle/page.tsx')).CarryBundlePage,
  },
]
