import type { Handlers } from '../http/handler.ts'
import { approveKey } from './approve-key.ts'
import { approve } from './approve.ts'
import { get } from './get.ts'
import { history } from './history.ts'
import { list } from './list.ts'
import { reinstate } from './reinstate.ts'
import { rma } from './rma.ts'

export const controllerRoutes = {
  listControllers: list,
  getController: get,
  listControllerHistory: history,
  approveController: approve,
  approveKey,
  rmaController: rma,
  reinstateController: reinstate,
} satisfies Partial<Handlers>
