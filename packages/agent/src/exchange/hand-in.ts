import { done, notDone } from '../result.ts'
import { acceptAnswer, keepKeyList } from './accept-answer.ts'
import type { Exchange, ExchangeParts } from './exchange.ts'
import type { Pending } from './pending.ts'
import { noLicenseFile } from './refusals.ts'

/** O1: what was carried here counts as what the network brings, no more and no less. */
export const openHandingIn =
  (parts: ExchangeParts, pending: Pending): Exchange['apply'] =>
  async ({ licenseFile, keyList, refusals }) => {
    const { files, held, root } = parts
    if (licenseFile !== null) {
      const accepted = await acceptAnswer({ licenseFile, keyList, refusals }, parts)
      if (!accepted.ok) return accepted
      pending.takeIn(accepted.value, 'hand')
      return done({ licenses: held.state().licenses, refusals: accepted.value.refusals, keyList: null })
    }
    if (keyList === null) return notDone(noLicenseFile())
    const kept = await keepKeyList(keyList, files, root)
    if (!kept.ok) return kept
    // What is stored may count only with this list.
    await pending.reload()
    return done({ licenses: held.state().licenses, refusals: [], keyList: kept.value })
  }
