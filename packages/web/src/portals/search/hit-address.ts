import type { SearchHit } from '@tenure/contract'
import { partnerPaths, vendorPaths } from '../paths.ts'
import { worksPathsOf } from '../works-paths.ts'

/** The page of what a search has found, in the portal of whom the page acts for. */
export const hitAddress = (as: string, { type, id, partnerId, accountId }: SearchHit): string => {
  const paths = worksPathsOf(as)
  switch (type) {
    case 'license':
      return paths.license(id)
    case 'controller':
      return paths.controller(id)
    case 'account':
      return paths.account(id)
    case 'contact':
      return accountId === null ? paths.accounts() : paths.account(accountId)
    case 'partner':
      return as === 'vendor' ? vendorPaths.partner(id) : paths.dashboard()
    case 'member':
      return as === 'vendor' && partnerId !== null ? vendorPaths.partner(partnerId) : paths.people()
    case 'order': {
      const query = `?${new URLSearchParams({ orderReference: id })}`
      const list =
        as === 'vendor' ? vendorPaths.licenses() : partnerPaths(as.replace(/^partner:/, '')).inventory()
      return list + query
    }
  }
}
