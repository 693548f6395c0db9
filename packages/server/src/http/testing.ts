import { randomBytes, randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { OperationId } from '@tenure/contract'
import type { Db } from '../db/database.ts'
import { idSource } from '../db/new-id.ts'
import { withDatabase, type Lifetime } from '../db/testing.ts'
import { lookUpRoutes } from '../exchange/look-up.ts'
import { openLog } from '../log.ts'
import { providerAdmission } from '../identity-providers/admit.ts'
import { invitationRoutes } from '../members/accept-invitation.ts'
import { personFinder } from '../members/find-person.ts'
import { placesOf } from '../members/places.ts'
import { subscriptions, unsubscribeRoutes } from '../notices/unsubscribe.ts'
import { allRoutes } from '../routes.ts'
import { openSignIn } from '../sign-in/open-sign-in.ts'
import type { SignIn } from '../sign-in/sign-in.ts'
import { createApp, type App, type AppParts } from './app.ts'
import { createMetrics } from './metrics.ts'
import { rateLimitsInMemory, type Quotas } from './rate-limit.ts'
import { callOperation, type Answer, type Said } from './testing/call-operation.ts'
import { seed, type Seeded } from './testing/seed.ts'

/** The service's HTTP side on a database of its own, with people who can call it. */
export type TestService = Seeded & {
  readonly app: App
  readonly db: Db
  /** Of the database, for other processes. */
  readonly databaseUrl: string
  /** The service's clock: set it to let time pass. */
  readonly clock: { at: number }
  /** The lines written to the log, read as JSON. */
  readonly mails: readonly CaughtMail[]
  /** Why identity providers failed. */
  readonly providerFailures: readonly ProviderFailure[]
  readonly signIn: SignIn
  readonly logged: readonly Readonly<Record<string, unknown>>[]
  /** Calls an operation and holds the answer against the contract. */
  readonly call: <Id extends OperationId>(id: Id, said?: Said) => Promise<Answer<Id>>
}

/** What a mail for signing in carried: a code or a link. */
export type CaughtMail = { readonly to: string; readonly secret: string }

export type ProviderFailure = { readonly domain: string; readonly error: unknown }

export type ServiceOptions = {
  /** TXT records by name; a test adds them while the service runs. */
  readonly dns?: ReadonlyMap<string, readonly string[]>
  readonly signInsPerMinute?: number
  readonly quotas?: Partial<Quotas>
  /** Parts to be other than usual: the exchange's handlers, readiness, a handler that fails. */
  readonly parts?: (usual: AppParts) => Partial<AppParts>
}

/** 2026-03-01, a Sunday, at ten in the morning. */
const START = Date.UTC(2026, 2, 1, 10)

const links = { secret: 'a secret of tests, as long as it must be', publicUrl: () => 'http://localhost' }

const generous = { requests: 1_000_000, windowSeconds: 60 }

/** Starts a service for one test or file; its database is dropped when that is over. */
export const withService = async (lifetime: Lifetime, options: ServiceOptions = {}): Promise<TestService> => {
  const { db, url } = await withDatabase(lifetime)
  const clock = { at: START }
  const logged: Readonly<Record<string, unknown>>[] = []
  const now = () => clock.at
  const newId = idSource(now, randomBytes)
  const mails: CaughtMail[] = []
  const providerFailures: ProviderFailure[] = []
  const signIn = openSignIn({
    ...links,
    databaseUrl: url,
    requestsPerMinute: options.signInsPerMinute ?? 1_000_000,
    mailCode: (to, secret) => void mails.push({ to, secret }),
    mailPasswordLink: (to, secret) => void mails.push({ to, secret }),
    singleSignOn: {
      ...providerAdmission({ db, secret: links.secret, now, newId }),
      failed: (error, { domain }) => void providerFailures.push({ domain, error }),
    },
  })
  lifetime.after(signIn.close)
  const usual: AppParts = {
    db,
    now,
    newId,
    newRandomId: randomUUID,
    handlers: allRoutes({
      ...links,
      randomBytes,
      resolveTxt: async (name) => [...(options.dns?.get(name) ?? [])].map((text) => [text]),
    }),
    rawHandlers: {
      exchange: { raw: unsigned },
      exchangeBundle: { raw: noKeys },
      listOffers: { raw: unsigned },
      previewExchange: { raw: unsigned },
      ...lookUpRoutes({ db }),
      getReleaseManifest: { raw: noKeys },
      ...unsubscribeRoutes(subscriptions(db)),
      ...invitationRoutes({ db, secret: links.secret, newId, admitUser: signIn.admitUser }),
    },
    limits: rateLimitsInMemory({
      token: generous,
      address: generous,
      exchange: generous,
      lookup: generous,
      ...options.quotas,
    }),
    subscriptions: subscriptions(db),
    findPerson: personFinder(db, signIn.findSession),
    signIn,
    placesOf: (session) => placesOf(db, session),
    portalFolder: fileURLToPath(new URL('../../../web/dist/portals', import.meta.url)),
    log: openLog('debug', { write: (line) => void logged.push(JSON.parse(line) as Record<string, unknown>) }),
    metrics: createMetrics(() => ({ total: 0, idle: 0, waiting: 0 })),
    trustedProxies: 0,
    isStopping: () => false,
    isReady: async () => true,
    keyList: async () => 'a.key.list',
    problemsText: async () => '# Problems\n',
  }
  const app = createApp({ ...usual, ...options.parts?.(usual) })
  const seeded = await seed({ db, at: clock.at, newId, newRandomId: randomUUID, randomBytes })
  return {
    ...seeded,
    app,
    db,
    databaseUrl: url,
    clock,
    logged,
    mails,
    providerFailures,
    signIn,
    call: (id, said) => callOperation(app, id, said),
  }
}

/** Here nothing is signed; tests of the exchange bring its real handlers with their signer. */
const unsigned = async () =>
  ({
    ok: false,
    refusal: { code: 'signature-invalid', sentence: 'Not signed.', remedy: 'Sign it.', facts: {} },
  }) as const

const noKeys = async () =>
  ({
    ok: false,
    refusal: { code: 'busy', sentence: 'There are no keys here.', remedy: 'Bring them.', facts: {} },
  }) as const
