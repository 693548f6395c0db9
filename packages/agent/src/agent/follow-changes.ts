import type { Registry } from '../devices/registry.ts'
import type { ExchangeParts } from '../exchange/exchange.ts'
import { factsOfExchange, factsOfSeats } from '../history/facts-of.ts'
import type { History } from '../history/open-history.ts'
import type { StateFiles } from '../state/state-files.ts'
import type { Happenings } from './happenings.ts'

export type FollowParts = {
  readonly files: Pick<StateFiles, 'outcome'>
  readonly registry: Pick<Registry, 'assign'>
  readonly history: Pick<History, 'note'>
  readonly happenings: Pick<Happenings, 'tell'>
}

/** T2: the seats follow what is held at once; then the cause and what came of it are written down, and told. */
export const followChanges =
  ({ files, registry, history, happenings }: FollowParts): ExchangeParts['changed'] =>
  (next, before) => {
    const seats = registry.assign()
    history.note(() => factsOfExchange(before, next, files.outcome.read()))
    history.note(() => factsOfSeats(seats))
    const here = new Set(next.licenses.map(({ id }) => id))
    const licenseIds = before.licenses.flatMap(({ id }) => (here.has(id) ? [] : [id]))
    if (licenseIds.length > 0) happenings.tell({ kind: 'licenses-gone', licenseIds })
    happenings.tell({ kind: 'licenses' })
  }
