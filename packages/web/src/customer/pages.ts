import { LayoutDashboard } from 'lucide-react'
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
