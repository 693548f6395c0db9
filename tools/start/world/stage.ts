import type { Instant } from '@tenure/core'
import { createClient, orThrow, type Client } from '@tenure/sdk'
import type { PartnerKey } from './plan.ts'
import { openUnit, type Unit } from './unit.ts'

/** A service in the past, whose clock goes on when it is told to. */
export type Past = {
  readonly baseUrl: string
  readonly clock: { at: Instant }
  readonly vendorToken: string
  /** With which the vendor's first administrator comes in; null where there is one. */
  readonly firstAdministratorLink: string | null
  /** Stands between us and the service, in tests. */
  readonly fetch?: typeof globalThis.fetch
}

/** What is made once for a world, and makes every load of it the same. */
export type WorldSeed = {
  /** The world is as it is seen then. */
  readonly madeAt: Instant
  /** Keys of controllers are made of it. */
  readonly secret: string
  /** By e-mail address. */
  readonly passwords: Readonly<Record<string, string>>
}

export type MadeAccount = { readonly id: string; readonly customerId: string; readonly partner: PartnerKey }
/** A license that lies somewhere, until it is activated. */
export type ShelvedLicense = { readonly sku: string; readonly id: string }

/** What the acts have made so far, by the names of the tables. */
export type Stage = {
  readonly seed: WorldSeed
  readonly clock: { at: Instant }
  readonly vendor: Client
  readonly anybody: Client
  readonly clientOf: (token: string) => Client
  readonly firstAdministratorLink: string | null
  readonly partnerIds: Map<PartnerKey, string>
  /** Secrets of the tokens with which the partners' own systems act. */
  readonly partnerTokens: Map<PartnerKey, string>
  readonly accounts: Map<string, MadeAccount>
  /** Licenses that lie in a partner's inventory or in an account, by its name. */
  readonly shelves: Map<string, ShelvedLicense[]>
  /** By install code. */
  readonly units: Map<string, Unit>
  /** The software that each controller runs, by install code. */
  readonly software: Map<string, string>
}

export const openStage = (past: Past, seed: WorldSeed): Stage => {
  const clientOf = (token: string | null): Client =>
    createClient({
      baseUrl: past.baseUrl,
      ...(token === null ? {} : { token }),
      ...(past.fetch === undefined ? {} : { fetch: past.fetch, patience: { attempts: 1 } }),
    })
  return {
    seed,
    clock: past.clock,
    vendor: clientOf(past.vendorToken),
    anybody: clientOf(null),
    clientOf,
    firstAdministratorLink: past.firstAdministratorLink,
    partnerIds: new Map(),
    partnerTokens: new Map(),
    accounts: new Map(),
    shelves: new Map(),
    units: new Map(),
    software: new Map(),
  }
}

export const partnerId = (stage: Stage, key: PartnerKey): string => named(stage.partnerIds, key)
export const partnerClient = (stage: Stage, key: PartnerKey): Client =>
  stage.clientOf(named(stage.partnerTokens, key))
export const account = (stage: Stage, name: string): MadeAccount => named(stage.accounts, name)

export const unit = (stage: Stage, installCode: string): Unit => {
  const found = stage.units.get(installCode) ?? openUnit(installCode, stage.seed.secret)
  stage.units.set(installCode, found)
  return found
}

export const putOnShelf = (stage: Stage, shelf: string, licenses: readonly ShelvedLicense[]): void => {
  listAt(stage.shelves, shelf).push(...licenses)
}

/** Takes one license of each SKU off a shelf, those first that came first. Throws where there is none. */
export const takeFromShelf = (stage: Stage, shelf: string, skus: readonly string[]): ShelvedLicense[] => {
  const licenses = listAt(stage.shelves, shelf)
  return skus.map((sku) => {
    const place = licenses.findIndex((license) => license.sku === sku)
    const [taken] = place < 0 ? [] : licenses.splice(place, 1)
    if (taken === undefined) throw new Error(`${shelf} has no ${sku}`)
    return taken
  })
}

/** The id of the controller with an install code. */
export const controllerId = async (stage: Stage, installCode: string): Promise<string> => {
  const { items } = orThrow(await stage.vendor.listControllers({ query: { installCode } }))
  const [found] = items
  if (found === undefined) throw new Error(`no controller has the install code ${installCode}`)
  return found.id
}

const listAt = (lists: Map<string, ShelvedLicense[]>, name: string): ShelvedLicense[] => {
  const list = lists.get(name) ?? []
  lists.set(name, list)
  return list
}

const named = <Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): Value => {
  const value = map.get(key)
  if (value === undefined) throw new Error(`${String(key)} was not made yet`)
  return value
}
