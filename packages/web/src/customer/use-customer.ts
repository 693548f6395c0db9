import { customerPaths } from '../portals/paths.ts'
import { usePortal } from '../portals/portal.ts'

/** The account that this page acts for, and its addresses. */
export const useCustomer = () => {
  const { me } = usePortal()
  const accountId = me.accountId ?? ''
  return { accountId, paths: customerPaths(accountId), me }
}
