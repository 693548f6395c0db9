import type { Came } from '../clock/controller-clock.ts'
import { confirmEmails, emailsToTell } from '../notices/open-notices.ts'
import type { Accepted } from './accept-answer.ts'
import type { ExchangeParts } from './exchange.ts'
import { loadLicenseState, type LicenseState, type PendingRequest } from './license-state.ts'
import { makeRequest } from './make-request.ts'

/** The one request that waits for its answer, from its writing until it is answered or forgotten. */
export type Pending = {
  /** O4: signs and stores in one step; from here on, what is given is given up, whatever happens. */
  readonly burn: (want: readonly string[], give: readonly string[]) => Promise<PendingRequest>
  /** To be called only where nothing was given up by it, or where it was answered. */
  readonly forget: () => Promise<void>
  /** Enters what an answer has brought. */
  readonly takeIn: (accepted: Accepted, by: Came['by']) => void
  /** Reads the files again after they have changed. */
  readonly reload: () => Promise<void>
}

export const openPending = (parts: ExchangeParts): Pending => {
  const { files, held, whose, clock } = parts
  /** When the pending request was signed in this run; null for one of a run before. */
  let signedAtMs: number | null = null

  const enter = (next: LicenseState): void => {
    const before = held.state()
    held.enter(next)
    parts.changed(next, before)
  }
  const reload = async (): Promise<void> => enter(await loadLicenseState(files, parts.root, whose))

  return {
    reload,
    burn: async (want, give) => {
      const claims = makeRequest({
        whose,
        customerId: files.account.read()?.customerId ?? null,
        state: held.state(),
        want,
        give,
        self: parts.self(),
        time: clock.judge(),
        nonce: parts.newNonce(),
        noticeEmails: emailsToTell(files),
      })
      files.pendingRequest.write(parts.key.signRequest(claims))
      signedAtMs = parts.monotonicMs()
      await reload()
      const { pending } = held.state()
      if (pending === null) throw new Error('the request that was just written cannot be read')
      return pending
    },
    forget: async () => {
      files.pendingRequest.remove()
      await reload()
    },
    takeIn: ({ issuedAt, answersPending, state }, by) => {
      const told = answersPending ? held.state().pending?.request.noticeEmails : undefined
      const asked = answersPending ? signedAtMs : null
      clock.learn(issuedAt, { by, sinceAskedMs: asked === null ? null : parts.monotonicMs() - asked })
      enter(state)
      confirmEmails(files, told)
    },
  }
}
