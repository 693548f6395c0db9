import { partnerPaths, vendorPaths } from './paths.ts'
import { usePortal } from './portal.ts'

/** The list of what a partner has bought and not handed on; narrowed by a query, and for the vendor to the partner. */
export const useInventoryPath = (partnerId: string, query: Readonly<Record<string, string>> = {}): string => {
  const { as } = usePortal()
  const path = as === 'vendor' ? vendorPaths.licenses() : partnerPaths(partnerId).inventory()
  const narrowed = new URLSearchParams({
    ...(as === 'vendor' ? { at: 'inventory', partnerId } : {}),
    ...query,
  })
  return narrowed.size === 0 ? path : `${path}?${narrowed}`
}
