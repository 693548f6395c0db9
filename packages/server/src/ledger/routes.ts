import type { Handlers } from '../http/handler.ts'
import { listAll, listOfLicense } from './list.ts'

export const ledgerRoutes = {
  listMovements: listOfLicense,
  listLedger: listAll,
} satisfies Handlers<'listMovements' | 'listLedger'>
