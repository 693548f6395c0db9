import type { LocalCall } from './call.ts'
import { deviceCalls } from './calls/devices.ts'
import { historyCalls } from './calls/history.ts'
import { licenseCalls } from './calls/licenses.ts'
import { noticeCalls } from './calls/notices.ts'
import { offlineCalls } from './calls/offline.ts'
import { upgradeCalls } from './calls/upgrade.ts'
import { userCalls } from './calls/users.ts'

/** The whole local API, in the order of `docs/controller-software.md`. */
export const localCalls: readonly LocalCall[] = [
  ...licenseCalls,
  ...noticeCalls,
  ...upgradeCalls,
  ...offlineCalls,
  ...deviceCalls,
  ...userCalls,
  ...historyCalls,
]
