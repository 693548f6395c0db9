import { lazy, type ComponentType, type LazyExoticComponent } from 'react'
import type { PageName } from './paths.ts'

/** The page of each address, loaded when it is first opened. */
export type Pages = Readonly<Partial<Record<PageName, LazyExoticComponent<ComponentType>>>>

export const pages: Pages = {
  licenses: lazy(async () => ({ default: (await import('./licenses/page.tsx')).LicensesPage })),
}
