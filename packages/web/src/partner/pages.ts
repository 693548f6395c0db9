import { Boxes, LayoutDashboard, PackageOpen } from 'lucide-react'
import { partnerPaths } from '../portals/paths.ts'
import type { PortalDefinition } from '../portals/portal.ts'
import { defineTexts } from '../ui/language.ts'

const paths = partnerPaths('$partnerId')

/** The License Partner Portal; those pages that have a label are in its navigation, in this order. */
export const partnerPortal: PortalDefinition = {
  name: 'partner',
  title: defineTexts('License Partner Portal', 'Lizenzportal für Partner'),
  home: paths.dashboard(),
  pages: [
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
  ],
}
