import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { ExchangeRequest } from '../document/request.ts'
import { decideExchange } from '../exchange/decide-exchange.ts'
import type { AccountFacts, KnownController } from '../exchange/facts.ts'
import type { ExchangeVerdict } from '../exchange/verdict.ts'
import { catalog } from '../license/catalog.ts'
import type { License } from '../license/license.ts'
import { defaultPolicy } from '../policy/policy.ts'
import type { Verdict } from '../refusal/refusal.ts'
import { addDays } from '../time/calendar.ts'
import { MS_PER_DAY } from '../time/instant.ts'
import { decideRecall } from './decide-recall.ts'
import { decideReinstate } from './decide-reinstate.ts'
import { decideRma } from './decide-rma.ts'
import { decideSplit } from './decide-split.ts'
import { decideTransfer } from './decide-transfer.ts'
import { issueLicense } from './issue-license.ts'
import type { MovementDraft, MovementReason } from './movement.ts'
import { placeOf, type HolderAfter } from './place.ts'
import { verifyLedger, type LedgerMovement } from './verify-ledger.ts'

/**
 * T5 as a model: random years of two partners, four accounts and five controllers. The world below does what the
 * service's stores do, without a database: it applies what was decided and records each movement.
 */

type Stored = License & { readonly splitFrom: string | null }
type Unit = {
  known: KnownController | null
  generation: number
  hash: string | null
  last: ExchangeRequest | null
}

const accounts: readonly AccountFacts[] = [0, 1, 2, 3].map((each) => ({
  id: `account-${each}`,
  partnerId: `partner-${each >> 1}`,
  name: `Building ${each}`,
  archived: false,
  approvesControllers: each === 3,
}))

class World {
  at = Date.UTC(2026, 0, 1)
  made = 0
  issued = 0
  readonly licenses = new Map<string, Stored>()
  readonly ledger: LedgerMovement[] = []
  readonly answered = new Map<string, string>()
  readonly units: Unit[] = Array.from({ length: 5 }, () => ({
    known: null,
    generation: 0,
    hash: null,
    last: null,
  }))
  readonly happened = new Set<MovementReason | ExchangeVerdict['outcome']>()

  newId = () => `id-${String(this.made++).padStart(5, '0')}`
  all = () => [...this.licenses.values()]
  pick = <Item>(items: readonly Item[], seed: number): Item | null => items[seed % items.length] ?? null
  some = (seeds: readonly number[]) => seeds.flatMap((seed) => this.pick(this.all(), seed) ?? [])

  record = (drafts: readonly MovementDraft[], change: (license: License) => Partial<Stored> = () => ({})) => {
    for (const { license, to, reason } of drafts) {
      const stored = this.licenses.get(license.id) ?? { splitFrom: null, ...license }
      assert.deepEqual(
        placeOf(license.holder),
        placeOf(stored.holder),
        'decided on a license that is elsewhere',
      )
      this.licenses.set(license.id, { ...stored, ...change(license), holder: to })
      const { partnerId } = to
      const [from, where] = [placeOf(license.holder), placeOf(to)]
      this.ledger.push({ id: this.newId(), partnerId, licenseId: license.id, from, to: where, reason })
      this.happened.add(reason)
    }
  }
  recordIf = (verdict: Verdict<{ readonly movements: readonly MovementDraft[] }>) => {
    if (verdict.ok) this.record(verdict.value.movements)
  }

  exchange = (unit: Unit, code: string, request: ExchangeRequest): ExchangeVerdict => {
    const named = accounts.find(({ id }) => id === request.customerId) ?? null
    const here = (license: Stored) =>
      license.holder.at === 'controller' && license.holder.controllerId === code
    const held = this.all().filter(here)
    const offered = this.all().filter((each) => request.want.includes(each.id) && !here(each))
    const asText = JSON.stringify(request)
    const verdict = decideExchange({
      at: this.at,
      request,
      keyThumbprint: `key-of-${code}`,
      answeredBefore: this.answered.has(asText),
      controller: unit.known,
      named,
      held,
      offered,
      currentFeatureRelease: '3.5',
      policy: defaultPolicy,
    })
    this.happened.add(verdict.outcome)
    if (verdict.outcome !== 'answered') return verdict

    const holderOf = (license: Stored): HolderAfter => {
      if (license.holder.at !== 'controller') throw new Error('returned, but not on a controller')
      return { at: 'account', partnerId: license.holder.partnerId, accountId: license.holder.accountId }
    }
    const back = held.filter(({ id }) => verdict.returns.includes(id))
    this.record(back.map((license) => ({ license, to: holderOf(license), reason: 'return' as const })))
    const { id: accountId, partnerId } = verdict.account
    const to = { at: 'controller', partnerId, accountId, controllerId: code } as const
    for (const { licenseId, ...term } of verdict.activations) {
      const license = offered.find(({ id }) => id === licenseId)
      assert.ok(license, 'activated, but not offered')
      this.record([{ license, to, reason: 'activate' }], () => ({ ...term, everActivated: true }))
    }
    const listed = verdict.licenses.map(({ id }) => id)
    assert.deepEqual(
      listed,
      this.all()
        .filter(here)
        .map(({ id }) => id)
        .toSorted(),
      'the file lists what is held',
    )

    const hash = `file-of-${code}-${verdict.generation}`
    const { generation, status, account, firstCapacityAt } = verdict
    const keyThumbprint = `key-of-${code}`
    unit.known = { id: code, keyThumbprint, generation, lastFileHash: hash, status, account, firstCapacityAt }
    this.answered.set(asText, JSON.stringify(verdict))
    return verdict
  }
}

type Step = (world: World) => void
const seed = fc.nat(10_000)
const seeds = fc.array(seed, { minLength: 1, maxLength: 4 })

const issue = fc.tuple(seed, fc.boolean()).map(([which, first]): Step => (world) => {
  const product = world.pick(catalog, which)
  assert.ok(product)
  const partnerId = first ? 'partner-0' : 'partner-1'
  world.record(issueLicense({ product, partnerId, licenseId: world.newId(), at: world.at }).movements)
  world.issued += product.quantity
})
const transfer = fc.tuple(seeds, seed).map(([which, to]): Step => (world) => {
  const account = world.pick(accounts, to)
  const partners = world
    .all()
    .filter(({ holder }) => 'partnerId' in holder && holder.partnerId === account?.partnerId)
  const licenses = which.flatMap((each) => world.pick(partners, each) ?? [])
  world.recordIf(decideTransfer({ licenseIds: licenses.map(({ id }) => id), licenses, account }))
})
const recall = seeds.map((which): Step => (world) => {
  const licenses = world.some(which)
  world.recordIf(decideRecall({ licenseIds: licenses.map(({ id }) => id), licenses }))
})
const split = fc.tuple(seed, seed).map(([which, at]): Step => (world) => {
  const license = world.pick(world.all(), which)
  const first = 1 + (at % Math.max(1, (license?.quantity ?? 1) - 1))
  const quantities = [first, (license?.quantity ?? 1) - first]
  const verdict = decideSplit({ license, quantities, partIds: [world.newId(), world.newId()] })
  if (!verdict.ok) return
  const { movements, parts } = verdict.value
  world.record(movements, ({ id }) => {
    const part = parts.find((each) => each.id === id)
    return part === undefined ? {} : { splitFrom: part.splitFrom }
  })
})
const exchange = fc
  .record({
    unit: fc.nat(4),
    account: seed,
    gives: seeds,
    wants: seeds,
    lost: fc.boolean(),
    behind: fc.boolean(),
  })
  .map(({ unit: index, account, gives, wants, lost, behind }): Step => (world) => {
    const unit = world.units[index]
    assert.ok(unit)
    // A controller most often names the account it belongs to, and sometimes another.
    const own = unit.known !== null && account % 4 !== 0 ? unit.known.account : world.pick(accounts, account)
    const mine = world
      .all()
      .filter(({ holder }) => holder.at === 'controller' && holder.controllerId === `unit-${index}`)
    const free = world.all().filter(({ holder }) => holder.at === 'account' && holder.accountId === own?.id)
    const want = wants.flatMap((each) => world.pick(each % 5 === 0 ? world.all() : free, each)?.id ?? [])
    const give = account % 3 === 0 ? gives.flatMap((each) => world.pick(mine, each)?.id ?? []) : []
    const request: ExchangeRequest = {
      installCode: `unit-${index}`,
      customerId: account % 7 === 0 ? null : (own?.id ?? null),
      generation: behind ? Math.max(0, unit.generation - 1) : unit.generation,
      previous: unit.hash,
      next: null,
      want,
      give: give.filter((id) => !want.includes(id)),
      ...{
        model: 'M',
        softwareVersion: '3.4',
        seatsUsed: 0,
        devices: 0,
        at: world.at,
        clock: 'ok',
        keyListSerial: 1,
      },
      nonce: world.newId(),
    }
    const verdict = world.exchange(unit, request.installCode, request)
    unit.last = request
    // Where the answer is lost on the way, the controller keeps the file it has.
    if (verdict.outcome !== 'answered' || lost) return
    unit.generation = verdict.generation
    unit.hash = unit.known?.lastFileHash ?? null
  })
const askAgain = fc.nat(4).map((index): Step => (world) => {
  const unit = world.units[index]
  if (unit?.last === null || unit?.last === undefined || unit.known === null) return
  const before = JSON.stringify([world.all(), world.ledger])
  // O3: the same request again is repeated and changes nothing, unless it was refused as a whole before.
  const wasAnswered = world.answered.has(JSON.stringify(unit.last))
  const verdict = world.exchange(unit, unit.last.installCode, unit.last)
  if (!wasAnswered) return
  assert.equal(verdict.outcome, 'repeated')
  assert.equal(JSON.stringify([world.all(), world.ledger]), before)
})
const rma = fc.tuple(fc.nat(4), fc.boolean(), fc.nat(3)).map(([index, byVendor, left]): Step => (world) => {
  const unit = world.units[index]
  if (unit === undefined) return
  const held = world
    .all()
    .filter(({ holder }) => holder.at === 'controller' && holder.controllerId === `unit-${index}`)
  const controller = unit.known === null ? null : { installCode: `unit-${index}`, status: unit.known.status }
  const caller = { of: byVendor ? 'vendor' : 'partner' } as const
  const budget = { budget: 3, done: 3 - left, left, nextAt: null }
  const verdict = decideRma({ caller, controller, held, budget })
  world.recordIf(verdict)
  if (verdict.ok && unit.known !== null) unit.known = { ...unit.known, status: 'replaced' }
})
const approve = fc.nat(4).map((index): Step => (world) => {
  const unit = world.units[index]
  if (unit?.known?.status === 'pending') unit.known = { ...unit.known, status: 'active' }
})
const reinstate = fc.nat(4).map((index): Step => (world) => {
  const unit = world.units[index]
  if (unit?.known === null || unit?.known === undefined) return
  const controller = { installCode: `unit-${index}`, status: unit.known.status }
  if (decideReinstate({ controller }).ok) unit.known = { ...unit.known, status: 'active' }
})
const wait = fc.integer({ min: 1, max: 120 }).map((days): Step => (world) => {
  world.at = addDays(world.at, days) + ((days * 7_777_777) % MS_PER_DAY)
})

const step = fc.oneof(
  { weight: 5, arbitrary: issue },
  { weight: 5, arbitrary: transfer },
  { weight: 1, arbitrary: recall },
  { weight: 2, arbitrary: split },
  { weight: 8, arbitrary: exchange },
  { weight: 2, arbitrary: askAgain },
  { weight: 1, arbitrary: rma },
  { weight: 1, arbitrary: approve },
  { weight: 1, arbitrary: reinstate },
  { weight: 1, arbitrary: wait },
)

test('T5: after each step of any history, issued is the sum over the holders, and every promise is kept', () => {
  const happened = new Set<string>()
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 60 }), (steps) => {
      const world = new World()
      for (const take of steps) {
        const before = new Map(world.licenses)
        take(world)
        verify(world, before)
      }
      for (const each of world.happened) happened.add(each)
    }),
    { numRuns: 300 },
  )
  // A history in which nothing happens would prove nothing.
  const everything = [
    'issue',
    'split',
    'transfer',
    'recall',
    'activate',
    'return',
    'rma',
    'answered',
    'refused',
    'repeated',
  ]
  assert.deepEqual([...happened].toSorted(), everything.toSorted())
})

const verify = (world: World, before: ReadonlyMap<string, Stored>): void => {
  const { faults, issued, holders } = verifyLedger(
    world.ledger,
    world.all().map(({ id, quantity, holder, splitFrom }) => {
      if (holder.at === 'vendor') throw new Error(`license ${id} was issued and is in no place`)
      return { id, quantity, holder, splitFrom }
    }),
  )
  assert.deepEqual(faults, [])
  assert.equal(issued, world.issued)
  assert.equal(
    holders.vendor + holders.inventory + holders.account + holders.controller + holders.retired,
    issued,
  )

  for (const [id, was] of before) {
    const is = world.licenses.get(id)
    assert.ok(is, 'a license is never lost')
    // T5, M2: what was bought never changes, and a clock that runs is never moved.
    assert.deepEqual(
      [is.quantity, is.kind, is.term, is.issuedAt],
      [was.quantity, was.kind, was.term, was.issuedAt],
    )
    if (was.startsAt !== null) assert.deepEqual([is.startsAt, is.endsAt], [was.startsAt, was.endsAt])
    if (was.upgradesTo !== null) assert.equal(is.upgradesTo, was.upgradesTo)
    if (was.everActivated) assert.ok(is.everActivated)
  }
  // A4: a license stays with its partner, and the controllers of an account hold that account's licenses only.
  for (const { id, holder } of world.all()) {
    const was = before.get(id)?.holder
    if (was !== undefined && 'partnerId' in was && 'partnerId' in holder)
      assert.equal(holder.partnerId, was.partnerId)
    if (holder.at !== 'controller') continue
    const unit = world.units[Number(holder.controllerId.slice('unit-'.length))]
    assert.equal(unit?.known?.account.id, holder.accountId)
    assert.equal(unit?.known?.status, 'active')
  }
}
