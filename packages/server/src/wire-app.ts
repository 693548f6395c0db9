import { randomBytes, randomUUID } from 'node:crypto'
import { Resolver } from 'node:dns/promises'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Connection } from './db/connect.ts'
import { migrationState } from './db/migrate.ts'
import { lookUpRoutes } from './exchange/look-up.ts'
import { exchangeRoutes } from './exchange/routes.ts'
import { createApp, type App } from './http/app.ts'
import { createMetrics } from './http/metrics.ts'
import { perMinute, rateLimitsInMemory } from './http/rate-limit.ts'
import type { Log } from './log.ts'
import { invitationRoutes } from './members/accept-invitation.ts'
import { personFinder } from './members/find-person.ts'
import type { LinkParts } from './members/invite.ts'
import { placesOf } from './members/places.ts'
import { subscriptions, unsubscribeRoutes } from './notices/unsubscribe.ts'
import { manifestRoutes } from './releases/manifest.ts'
import { allRoutes } from './routes.ts'
import type { Settings } from './settings.ts'
import type { SignIn } from './sign-in/sign-in.ts'
import type { KeyRing } from './signing/key-ring.ts'

/** What was started before, for requests to be answered with. */
export type StartedParts = {
  readonly settings: Settings
  readonly log: Log
  readonly now: () => number
  readonly newId: () => string
  readonly newToken: () => string
  readonly connection: Connection
  readonly keys: KeyRing
  readonly links: LinkParts
  readonly signIn: SignIn
  readonly isStopping: () => boolean
}

/** The HTTP side of a service that runs: every route with what it works with. */
export const wireApp = (parts: StartedParts): App => {
  const { log, now, newId, newToken, keys, links, signIn, isStopping, settings } = parts
  const { db, poolCounts } = parts.connection
  const isMigrated = async () => (await migrationState(db)).pending.length === 0
  return createApp({
    db,
    now,
    newId,
    newRandomId: randomUUID,
    handlers: allRoutes({ ...links, randomBytes, resolveTxt }),
    rawHandlers: {
      ...lookUpRoutes({ db }),
      ...exchangeRoutes({ db, signerAt: keys.signerAt, newId, newToken, failed: logFailed(log) }),
      ...manifestRoutes({ db, signerAt: keys.signerAt }),
      ...unsubscribeRoutes(subscriptions(db)),
      ...invitationRoutes({ db, secret: links.secret, newId, admitUser: signIn.admitUser }),
    },
    subscriptions: subscriptions(db),
    findPerson: personFinder(db, signIn.findSession),
    signIn,
    placesOf: (session) => placesOf(db, session),
    portalFolder: fileURLToPath(new URL('../../web/dist/portals', import.meta.url)),
    limits: limitsOf(settings),
    log,
    metrics: createMetrics(poolCounts),
    trustedProxies: settings.trustedProxies,
    isStopping,
    isReady: async () => !isStopping() && (await isMigrated().catch(() => false)),
    keyList: async () => {
      const signer = await keys.signerAt(now())
      return signer.keyList(signer.keyListSerial)
    },
    problemsText: () => readFile(new URL('../../../docs/problems.md', import.meta.url), 'utf8'),
  })
}

const limitsOf = ({ requestsPerMinute: { token, address, exchange, lookup } }: Settings) =>
  rateLimitsInMemory({
    token: perMinute(token),
    address: perMinute(address),
    exchange: perMinute(exchange),
    lookup: perMinute(lookup),
  })

/** Seconds pass while a transaction is open, so not for long. */
const resolveTxt = (name: string) => new Resolver({ timeout: 2000, tries: 2 }).resolveTxt(name)

const logFailed = (log: Log) => (error: unknown, requestId: string) =>
  log.error({ err: error, requestId }, 'a request of a bundle failed')
