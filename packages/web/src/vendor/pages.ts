import { LayoutDashboard } from 'lucide-react'
import { vendorPaths } from '../portals/paths.ts'
import type { PortalDefinition } from '../portals/portal.ts'
import { defineTexts } from '../ui/language.ts'

/** The vendor console; those pages that have a label are in its navigation, in this order. */
export const vendorPortal: PortalDefinition = {
  name: 'vendor',
  title: defineTexts('Vendor console', 'Herstellerkonsole'),
  home: vendorPaths.dashboard(),
  pages: [
    {
      path: vendorPaths.dashboard(),
      load: async () => (await import('./dashboard/page.tsx')).DashboardPage,
      nav: { label: defineTexts('Overview', 'Übersicht'), icon: LayoutDashboard },
    },
  ],
}
