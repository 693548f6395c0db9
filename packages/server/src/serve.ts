import { randomBytes, randomUUID } from 'node:crypto'
import { Resolver } from 'node:dns/promises'
import { readFile } from 'node:fs/promises'
import { connectDatabase, type Connection } from './db/connect.ts'
import { migrationState } from './db/migrate.ts'
import { idSource } from './db/new-id.ts'
import { fileURLToPath } from 'node:url'
import { lookUpRoutes } from './exchange/look-up.ts'
import { exchangeRoutes } from './exchange/routes.ts'
import { createApp } from './http/app.ts'
import { listen, type Listening } from './http/listen.ts'
import { createMetrics } from './http/metrics.ts'
import { perMinute, rateLimitsInMemory } from './http/rate-limit.ts'
import { runJobs, type Periodic } from './jobs/run-jobs.ts'
import { forgetReplies } from './idempotency/forget-replies.ts'
import type { Log } from './log.ts'
import { Misconfigured } from './misconfigured.ts'
import { providerAdmission } from './identity-providers/admit.ts'
import { invitationRoutes } from './members/accept-invitation.ts'
import { personFinder } from './members/find-person.ts'
import { inviteFirstAdministrator } from './members/first-administrator.ts'
import type { LinkParts } from './members/invite.ts'
import { mailInvitation } from './members/mail-invitation.ts'
import { placesOf } from './members/places.ts'
import { smtpMailer, unconfiguredMailer } from './notices/mailer.ts'
import { runDueNotices } from './notices/run-due.ts'
import { sendNotice } from './notices/send-notice.ts'
import { subscriptions, unsubscribeRoutes } from './notices/unsubscribe.ts'
import { prepareDatabase } from './prepare-database.ts'
import { allRoutes } from './routes.ts'
import { manifestRoutes } from './releases/manifest.ts'
import type { Settings } from './settings.ts'
import { openKeys } from './signing/open-keys.ts'
import type { KeyRing } from './signing/key-ring.ts'
import { openServiceSecret } from './sign-in/service-secret.ts'
import { openSignIn } from './sign-in/open-sign-in.ts'
import type { SingleSignOnParts } from './sign-in/single-sign-on.ts'
import { signInMails } from './sign-in/send-mails.ts'
import type { SignIn } from './sign-in/sign-in.ts'

export type RunningService = {
  /** Where it listens, such as http://127.0.0.1:7400. */
  readonly url: string
  /** From now on `/readyz` says no; requests under way finish, then jobs, then the database is left. */
  readonly stop: () => Promise<void>
  /** The link with which the first administrator comes in; null where there is one. Secret. */
  readonly firstAdministratorLink: string | null
  /** Reads the folder of the keys now; else a rotation is noticed within a minute. */
  readonly reloadKeys: () => Promise<void>
}

/**
 * Starts the license service: database, migrations, keys, jobs, HTTP. What was started before a step that fails is
 * stopped again. Throws `Misconfigured`, with the remedy, where a person has to change something.
 */
export const startService = async (
  settings: Settings,
  log: Log,
  now: () => number,
): Promise<RunningService> => {
  const started: (() => Promise<void>)[] = []
  const stopAll = async () => {
    for (const stop of started.splice(0).toReversed()) await stop()
  }
  try {
    const connection = await connectDatabase(settings, (error) =>
      log.warn({ err: error }, 'a connection to the database broke'),
    )
    started.push(connection.close)
    const { applied, products } = await prepareDatabase(connection, now(), log)
    if (applied.length > 0) log.info({ applied }, 'migrated')
    if (products > 0) log.info({ products }, 'the shipped catalog is loaded')
    const keys = await openKeys(settings, now(), log)

    const mailer =
      settings.smtpUrl === null ? unconfiguredMailer(log) : smtpMailer(settings.smtpUrl, settings.mailFrom)
    const links = await openLinks(settings)
    const newId = idSource(now, randomBytes)
    const signIn = openSignIn({
      ...signInMails(connection.db, mailer, log),
      ...links,
      singleSignOn: {
        ...providerAdmission({ db: connection.db, secret: links.secret, now, newId }),
        failed: providerFailed(log),
      },
      databaseUrl: connection.url,
      requestsPerMinute: settings.requestsPerMinute.signIn,
    })
    started.push(signIn.close)
    const tasks = {
      'send-notice': sendNotice({ ...links, db: connection.db, mailer, log, now }),
      invited: mailInvitation(connection.db, mailer, links),
    }
    const jobs = await runJobs(connection.url, tasks, log, [
      forgettingReplies(connection, now, log),
      runningNotices(connection, settings, now, log),
    ])
    started.push(jobs.stop)

    let stopping = false
    const isStopping = () => stopping
    const app = wire({ settings, log, now, newId, connection, keys, links, signIn, isStopping })
    const server = await listen(app, settings.host, settings.port).catch(portFailed(settings))
    started.push(() => server.stop(settings.stopGraceMs))
    links.listensAt(server.url)
    log.info({ url: server.url }, 'listening')
    return {
      url: server.url,
      firstAdministratorLink: await inviteFirstAdministrator(connection.db, links, newId, now()),
      reloadKeys: keys.reload,
      stop: async () => {
        stopping = true
        log.info('stopping')
        await stopAll()
        log.info('stopped')
      },
    }
  } catch (error) {
    await stopAll()
    throw error
  }
}

const forgettingReplies = ({ db }: Connection, now: () => number, log: Log): Periodic => ({
  name: 'forget-replies',
  schedule: '23 * * * *',
  work: async () => {
    const forgotten = await forgetReplies(db, now())
    log.info({ forgotten }, 'old replies are forgotten')
  },
})

/** M9, T8: every hour, because a service that was down on the day must not wait for the next one. */
const runningNotices = (
  { db }: Connection,
  { smtpUrl }: Settings,
  now: () => number,
  log: Log,
): Periodic => ({
  name: 'run-notices',
  schedule: '7 * * * *',
  work: async () => {
    // What nobody can send is not recorded: it is due when there is a mail server.
    if (smtpUrl === null) return log.warn({ part: 'mail' }, 'no notices are sent: set TENURE_SMTP_URL')
    const ran = await runDueNotices(db, { newId: idSource(now, randomBytes), newToken }, now())
    if (ran.mails > 0) log.info(ran, 'notices are recorded, to be sent')
  },
})

const newToken = (): string => randomBytes(16).toString('base64url')

type Wired = {
  readonly settings: Settings
  readonly log: Log
  readonly now: () => number
  readonly newId: () => string
  readonly connection: Connection
  readonly keys: KeyRing
  readonly links: LinkParts
  readonly signIn: SignIn
  readonly isStopping: () => boolean
}

const wire = ({ settings, log, now, newId, connection, keys, links, signIn, isStopping }: Wired) => {
  const { requestsPerMinute } = settings
  const { db, poolCounts } = connection
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
    limits: rateLimitsInMemory({
      token: perMinute(requestsPerMinute.token),
      address: perMinute(requestsPerMinute.address),
      exchange: perMinute(requestsPerMinute.exchange),
      lookup: perMinute(requestsPerMinute.lookup),
    }),
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

/** What links in mails are made of. Where no public address is set, it is where the service listens. */
const openLinks = async ({ keysDir, port, publicUrl }: Settings) => {
  let url = publicUrl
  return {
    secret: await openServiceSecret(keysDir),
    publicUrl: () => url,
    /** A free port is known only now. */
    listensAt: (listening: string): void => {
      if (port === 0 && new URL(publicUrl).port === '0') url = `http://localhost:${new URL(listening).port}`
    },
  }
}

/** Seconds pass while a transaction is open, so not for long. */
const resolveTxt = (name: string) => new Resolver({ timeout: 2000, tries: 2 }).resolveTxt(name)

const providerFailed =
  (log: Log): SingleSignOnParts['failed'] =>
  (error, { id, domain, issuer }) =>
    log.warn({ part: 'sign-in', provider: { id, domain, issuer }, err: error }, 'single sign-on failed')

const logFailed = (log: Log) => (error: unknown, requestId: string) =>
  log.error({ err: error, requestId }, 'a request of a bundle failed')

const portFailed =
  ({ host, port }: Settings) =>
  (error: NodeJS.ErrnoException): Listening => {
    if (error.code === 'EADDRINUSE')
      throw new Misconfigured(
        `something listens on ${host}:${port} already`,
        'Stop it, or set TENURE_PORT to another port.',
        error,
      )
    if (error.code === 'EACCES' || error.code === 'EADDRNOTAVAIL')
      throw new Misconfigured(
        `the service may not listen on ${host}:${port}`,
        'Set TENURE_HOST to an address of this machine and TENURE_PORT to a port from 1024.',
        error,
      )
    throw error
  }
