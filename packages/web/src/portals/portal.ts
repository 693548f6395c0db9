import type { OperationId } from '@tenure/contract'
import type { LucideIcon } from 'lucide-react'
import { createContext, use, type ComponentType } from 'react'
import type { Texts } from '../ui/language.ts'
import type { ActingAs, Place } from './acting-as.ts'
import type { Answer } from './ask.ts'
import type { ServiceClock } from './service-clock.ts'
import type { Session } from './session.ts'

/** One page of a portal as data. */
export type PageRoute = {
  /** Of `paths.ts`, with `$name` for what differs: `vendorPaths.license('$licenseId')`. */
  readonly path: string
  /** Loaded when it is first opened: `async () => (await import('./licenses/page.tsx')).LicensesPage`. */
  readonly load: () => Promise<ComponentType>
  /** Where it has one, the page is in the navigation, in the order of the list. */
  readonly nav?: NavEntry
}

export type NavEntry = {
  readonly label: Texts<string>
  readonly icon: LucideIcon
  /** What stands above the first of a group. */
  readonly group?: Texts<string>
  /** Not shown to whom this is not permitted. */
  readonly needs?: OperationId
}

export type PortalName = 'vendor' | 'partner' | 'customer'

/** One of the three portals. */
export type PortalDefinition = {
  readonly name: PortalName
  readonly title: Texts<string>
  /** Of all its pages, as a route. */
  readonly home: string
  readonly pages: readonly PageRoute[]
  /** What ⌘K and Ctrl-K open. */
  readonly search?: () => Promise<ComponentType<{ readonly close: () => void }>>
}

/** Where this page is: in which portal, for whom, and what may be done there. */
export type Portal = {
  readonly definition: PortalDefinition
  readonly as: ActingAs
  readonly me: Answer<'GET /v1/me'>
  readonly session: Session
  readonly place: Place | undefined
  /** The service's, by which what is due today is told: the browser's may be wrong. */
  readonly now: ServiceClock
}

export const PortalContext = createContext<Portal | null>(null)

export const usePortal = (): Portal => {
  const portal = use(PortalContext)
  if (portal === null) throw new Error('usePortal outside of a portal')
  return portal
}

/** What time it is at the service. Ask it, and never the browser. */
export const useServiceClock = (): ServiceClock => usePortal().now

/** Whether the signed-in person may call an operation here. A button asks this, never a role. */
export const useMay = (operation: OperationId): boolean => usePortal().me.may.includes(operation)
