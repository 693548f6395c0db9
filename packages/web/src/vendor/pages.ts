import { CircleAlert, Cpu, KeyRound, LayoutDashboard } from 'lucide-react'
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
    {
      path: vendorPaths.licenses(),
      load: async () => (await import('./licenses/page.tsx')).LicensesPage,
      nav: { label: defineTexts('Licenses', 'Lizenzen'), icon: KeyRound },
    },
    {
      path: vendorPaths.license('$licenseId'),
      load: async () => (await import('../portals/license/page.tsx')).LicensePage,
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
      path: vendorPaths.cases(),
      load: async () => (await import('../portals/cases/page.tsx')).CasesPage,
      nav: { label: defineTexts('Cases', 'Fälle'), icon: CircleAlert },
    },
    {
      path: vendorPaths.case('$caseId'),
      load: async () => (await import('../portals/cases/case-page.tsx')).CasePage,
    },
  ],
}
