import { lazy, type ComponentType, type LazyExoticComponent } from 'react'
import type { PageName } from './paths.ts'

/** The page of each address, loaded when it is first opened. */
export type Pages = Readonly<Partial<Record<PageName, LazyExoticComponent<ComponentType>>>>

export const pages: Pages = {
  licenses: lazy(async () => ({ default: (await import('./licenses/page.tsx')).LicensesPage })),
  devices: lazy(async () => ({ default: (await import('./devices/page.tsx')).DevicesPage })),
  offline: lazy(async () => ({ default: (await import('./offline/page.tsx')).OfflinePage })),
  upgrade: lazy(async () => ({ default: (await import('./upgrade/page.tsx')).UpgradePage })),
  history: lazy(async () => ({ default: (await import('./history/page.tsx')).HistoryPage })),
  status: lazy(async () => ({ default: (await import('./status/page.tsx')).StatusPage })),
}
