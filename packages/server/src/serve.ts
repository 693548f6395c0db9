import { randomBytes } from 'node:crypto'
import { connectDatabase } from './db/connect.ts'
import { idSource } from './db/new-id.ts'
import { listen, type Listening } from './http/listen.ts'
import type { Log } from './log.ts'
import { Misconfigured } from './misconfigured.ts'
import { providerAdmission } from './identity-providers/admit.ts'
import { inviteFirstAdministrator } from './members/first-administrator.ts'
import { smtpMailer, unconfiguredMailer } from './notices/mailer.ts'
import { prepareDatabase } from './prepare-database.ts'
import type { Settings } from './settings.ts'
import { openKeys } from './signing/open-keys.ts'
import { openServiceSecret } from './sign-in/service-secret.ts'
import { openSignIn } from './sign-in/open-sign-in.ts'
import type { SingleSignOnParts } from './sign-in/single-sign-on.ts'
import { signInMails } from './sign-in/send-mails.ts'
import { startJobs } from './start-jobs.ts'
import { wireApp } from './wire-app.ts'

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
    const common = { settings, log, now, newId, newToken, connection, links }
    const jobs = await startJobs({ ...common, mailer })
    started.push(jobs.stop)

    let stopping = false
    const isStopping = () => stopping
    const app = wireApp({ ...common, keys, signIn, isStopping })
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

const newToken = (): string => randomBytes(16).toString('base64url')

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

const providerFailed =
  (log: Log): SingleSignOnParts['failed'] =>
  (error, { id, domain, issuer }) =>
    log.warn({ part: 'sign-in', provider: { id, domain, issuer }, err: error }, 'single sign-on failed')

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
