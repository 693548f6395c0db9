import { partnerPaths, vendorPaths } from './paths.ts'
import { usePortal } from './portal.ts'

/** What vendor and partner both have: pages that both show find their addresses here. */
export type WorksPaths = Omit<
  typeof vendorPaths,
  | 'licenses'
  | 'issue'
  | 'order'
  | 'upgrades'
  | 'remoteCms'
  | 'products'
  | 'releases'
  | 'partners'
  | 'partner'
  | 'settings'
>

/** The addresses of whom this page acts for: the vendor, or one partner. */
export const useWorksPaths = (): WorksPaths => worksPathsOf(usePortal().as)

export const worksPathsOf = (as: string): WorksPaths =>
  as === 'vendor' ? vendorPaths : partnerPaths(as.replace(/^partner:/, ''))

/** Whether the page is of the vendor, who sees all partners and has to be told which. */
export const useIsVendor = (): boolean => usePortal().as === 'vendor'
