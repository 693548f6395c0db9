import { transaction, type Db } from '../db/database.ts'
import type { Problem, RawHandlers } from '../http/handler.ts'
import { findSubscription, setSubscribed } from './subscription-store.ts'

/** What the link of a mail is about. */
export type Subscribed = { readonly email: string; readonly about: string; readonly notices: boolean }

/** Finds and changes a subscription by the secret of a mail's link. Null where there is no such link. */
export type Subscriptions = {
  readonly find: (secret: string) => Promise<Subscribed | null>
  readonly set: (secret: string, notices: boolean, at: number) => Promise<Subscribed | null>
}

export const subscriptions = (db: Db): Subscriptions => {
  const open = (secret: string, change: { readonly notices: boolean; readonly at: number } | null) =>
    transaction(db, { sight: 'all' }, async (tx): Promise<Subscribed | null> => {
      const found = await findSubscription(tx, secret)
      if (found === null) return null
      if (change !== null) await setSubscribed(found, tx, change.notices, change.at)
      const notices = change?.notices ?? found.stoppedAt === null
      return { email: found.email, about: found.accountName ?? found.partnerName, notices }
    })
  return {
    find: (secret) => open(secret, null),
    set: (secret, notices, at) => open(secret, { notices, at }),
  }
}

/** Public: whoever has the mail may stop the mails. */
export const unsubscribeRoutes = ({ set }: Subscriptions): Pick<RawHandlers, 'unsubscribe'> => ({
  unsubscribe: {
    raw: async (_, { at }, { body }) => {
      const changed = await set(body.secret, body.notices, at)
      return changed === null ? { ok: false, refusal: linkUnknown } : { ok: true, value: changed }
    },
  },
})

const linkUnknown: Problem = {
  code: 'not-found',
  sentence: 'This link stops no mails: it is not whole, or what it was about is gone.',
  remedy: 'Open the link of the newest mail.',
  facts: {},
}
