import { partnerPaths } from '../portals/paths.ts'
import { usePortal } from '../portals/portal.ts'

/** The addresses of the partner for whom this page acts. */
export const usePartnerPaths = () => partnerPaths(usePartnerId())

export const usePartnerId = (): string => usePortal().as.replace(/^partner:/, '')
