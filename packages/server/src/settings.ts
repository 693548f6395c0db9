import { join } from 'node:path'
import { z } from 'zod'
import { Misconfigured } from './misconfigured.ts'

const wholeNumber = (least: number, most: number) => {
  const error = `a whole number from ${least} to ${most}`
  return z
    .string()
    .regex(/^\d{1,9}$/, error)
    .transform(Number)
    .pipe(z.number({ error }).min(least, error).max(most, error))
}

const url = (protocols: RegExp, example: string) =>
  z.string().regex(new RegExp(`^(${protocols.source})://\\S+$`), example)

const text = z.string().trim().min(1, 'a text')

/** A variable: what it is for, what it must be, what it is where it is not set; whether it is to be kept secret. */
type Variable<Value> = {
  readonly about: string
  readonly schema: z.ZodType<Value, string>
  readonly standard: string | null
  readonly secret?: boolean
}
const variable = <Value>(definition: Variable<Value>) => definition

/** Every variable that the service and its command line read. */
const variables = {
  TENURE_DATABASE_URL: variable({
    about: 'PostgreSQL 15 or newer; where it is not set, the embedded one runs in the data folder',
    schema: url(/postgres|postgresql/, 'postgresql://role:password@host:5432/database'),
    standard: null,
    secret: true,
  }),
  TENURE_DATABASE_CONNECTIONS: variable({
    about: 'connections to the database at most',
    schema: wholeNumber(1, 1000),
    standard: '10',
  }),
  TENURE_DATA_DIR: variable({
    about: 'folder of the embedded database and the keys',
    schema: text,
    standard: './data',
  }),
  TENURE_KEYS_DIR: variable({
    about: 'folder of the signing keys; where it is not set, keys/ in the data folder',
    schema: text,
    standard: null,
  }),
  TENURE_HOST: variable({
    about: 'address the service listens on; 0.0.0.0 is all of them',
    schema: text,
    standard: '127.0.0.1',
  }),
  TENURE_PORT: variable({
    about: 'port the service listens on; 0 is a free one',
    schema: wholeNumber(0, 65_535),
    standard: '7400',
  }),
  TENURE_PUBLIC_URL: variable({
    about:
      'address people reach the service at, for links in mails; where it is not set, its own host and port',
    schema: url(/https?/, 'https://tenure.example.com, without a path').refine(
      (text) => URL.parse(text)?.href === `${URL.parse(text)?.origin}/`,
      'https://tenure.example.com, without a path',
    ),
    standard: null,
  }),
  TENURE_TRUSTED_PROXIES: variable({
    about: 'how many proxies of yours stand before the service and write X-Forwarded-For',
    schema: wholeNumber(0, 10),
    standard: '0',
  }),
  TENURE_STOP_SECONDS: variable({
    about: 'how long requests under way may take when the service stops',
    schema: wholeNumber(0, 600),
    standard: '10',
  }),
  // Fifty requests a second and controller fleets behind one address fit well; a loop gone wild does not.
  TENURE_TOKEN_REQUESTS_PER_MINUTE: variable({
    about: 'requests that one access token may make in a minute',
    schema: wholeNumber(1, 1_000_000),
    standard: '3000',
  }),
  TENURE_ADDRESS_REQUESTS_PER_MINUTE: variable({
    about: 'requests without a valid access token that one address may make in a minute',
    schema: wholeNumber(1, 1_000_000),
    standard: '300',
  }),
  TENURE_SIGN_IN_REQUESTS_PER_MINUTE: variable({
    about: 'attempts to sign in that one address may make in a minute',
    schema: wholeNumber(1, 1_000_000),
    standard: '30',
  }),
  TENURE_EXCHANGE_REQUESTS_PER_MINUTE: variable({
    about: 'requests that the controllers behind one address may make in a minute',
    schema: wholeNumber(1, 1_000_000),
    standard: '600',
  }),
  // A person types a License ID now and then; who tries them out is stopped soon.
  TENURE_LOOKUP_REQUESTS_PER_MINUTE: variable({
    about: 'licenses that one address may look up by License ID alone in a minute',
    schema: wholeNumber(1, 1_000_000),
    standard: '30',
  }),
  TENURE_SMTP_URL: variable({
    about: 'mail server; where it is not set, no mail is sent',
    schema: url(/smtps?/, 'smtp://user:password@host:587'),
    standard: null,
    secret: true,
  }),
  TENURE_MAIL_FROM: variable({
    about: 'sender of mail',
    schema: text,
    standard: 'Tenure <tenure@localhost>',
  }),
  TENURE_LOG_LEVEL: variable({
    about: 'least level of the lines logged',
    schema: z.enum(['debug', 'info', 'warn', 'error', 'silent'], 'debug, info, warn, error or silent'),
    standard: 'info',
  }),
} satisfies Record<string, Variable<unknown>>

type Name = keyof typeof variables
type Value<N extends Name> = z.output<(typeof variables)[N]['schema']>

export type Settings = {
  /** Null: the embedded database. */
  readonly databaseUrl: string | null
  readonly databaseConnections: number
  readonly dataDir: string
  readonly keysDir: string
  readonly host: string
  readonly port: number
  /** What links in mails begin with; no slash at its end. */
  readonly publicUrl: string
  readonly trustedProxies: number
  readonly stopGraceMs: number
  readonly requestsPerMinute: {
    /** Of each access token. */
    readonly token: number
    /** Of each address, without a valid token. */
    readonly address: number
    /** Of each address, at each way of signing in. */
    readonly signIn: number
    /** Of each address, for exchanges and offers. */
    readonly exchange: number
    /** Of each address, for licenses by License ID alone. */
    readonly lookup: number
  }
  readonly smtpUrl: string | null
  readonly mailFrom: string
  readonly logLevel: Value<'TENURE_LOG_LEVEL'>
}

export type Environment = Readonly<Record<string, string | undefined>>

/** Reads the settings. Throws `Misconfigured`, which names each variable at fault and what it must be. */
export const readSettings = (environment: Environment): Settings => {
  const problems = Object.keys(variables).flatMap((name) => problemOf(name as Name, environment) ?? [])
  if (problems.length > 0)
    throw new Misconfigured(
      problems.map(({ message }) => message).join('; '),
      problems.map(({ remedy }) => remedy).join(' '),
    )
  const get = <N extends Name>(name: N) => valueOf(name, environment)
  const dataDir = required(get('TENURE_DATA_DIR'))
  const host = required(get('TENURE_HOST'))
  const port = required(get('TENURE_PORT'))
  return {
    databaseUrl: get('TENURE_DATABASE_URL'),
    databaseConnections: required(get('TENURE_DATABASE_CONNECTIONS')),
    dataDir,
    keysDir: get('TENURE_KEYS_DIR') ?? join(dataDir, 'keys'),
    host,
    port,
    // As browsers name an origin: without the port that everybody expects.
    publicUrl: new URL(get('TENURE_PUBLIC_URL') ?? ownUrl(host, port)).origin,
    trustedProxies: required(get('TENURE_TRUSTED_PROXIES')),
    stopGraceMs: required(get('TENURE_STOP_SECONDS')) * 1000,
    requestsPerMinute: {
      token: required(get('TENURE_TOKEN_REQUESTS_PER_MINUTE')),
      address: required(get('TENURE_ADDRESS_REQUESTS_PER_MINUTE')),
      signIn: required(get('TENURE_SIGN_IN_REQUESTS_PER_MINUTE')),
      exchange: required(get('TENURE_EXCHANGE_REQUESTS_PER_MINUTE')),
      lookup: required(get('TENURE_LOOKUP_REQUESTS_PER_MINUTE')),
    },
    smtpUrl: get('TENURE_SMTP_URL'),
    mailFrom: required(get('TENURE_MAIL_FROM')),
    logLevel: required(get('TENURE_LOG_LEVEL')),
  }
}

/** As a browser on this machine reaches it: an address that stands for all or for this machine is localhost there. */
const ownUrl = (host: string, port: number): string => {
  const isHere = ['0.0.0.0', '127.0.0.1', '::', '::1'].includes(host)
  const name = isHere ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${port}`
}

export type DescribedSetting = {
  readonly name: string
  /** As it is in force; passwords hidden; null where there is none. */
  readonly value: string | null
  readonly from: 'environment' | 'default'
  readonly about: string
}

/** Every setting with its present value, to be shown. */
export const describeSettings = (environment: Environment): DescribedSetting[] =>
  Object.entries<Variable<unknown>>(variables).map(([name, { about, standard, secret }]) => {
    const given = environment[name] || null
    const value = given ?? standard
    return {
      name,
      value: value !== null && secret ? withoutPassword(value) : value,
      from: given === null ? 'default' : 'environment',
      about,
    }
  })

/** Variables that look like ours and are not: most likely misspelt. */
export const unknownVariables = (environment: Environment): string[] =>
  Object.keys(environment).filter(
    (name) => /^TENURE_(?!AGENT_|DEMO_|TEST_)/.test(name) && !Object.hasOwn(variables, name),
  )

/** An empty variable is one that is not set: so it is in compose files and unit files. */
const textOf = (name: Name, environment: Environment): string | null =>
  environment[name] || variables[name].standard

const valueOf = <N extends Name>(name: N, environment: Environment): Value<N> | null => {
  const text = textOf(name, environment)
  return text === null ? null : (variables[name].schema.parse(text) as Value<N>)
}

const problemOf = (name: Name, environment: Environment) => {
  const text = textOf(name, environment)
  const definition: Variable<unknown> = variables[name]
  if (text === null) return null
  const parsed = definition.schema.safeParse(text)
  if (parsed.success) return null
  const expected = parsed.error.issues[0]?.message
  const shown = definition.secret ? 'set, and not to what it takes' : JSON.stringify(text)
  return { message: `${name} is ${shown}`, remedy: `Set ${name} to ${expected}: ${definition.about}.` }
}

const required = <Value>(value: Value | null): Value => {
  if (value === null) throw new Error('a setting with a default has no value')
  return value
}

/** What stands before an @ after a colon in the URL's authority, and a password in its query. */
const withoutPassword = (url: string): string =>
  url.replace(/^([a-z]+:\/\/[^:@/?#]*):[^@]*@/i, '$1:***@').replace(/([?&]password=)[^&]*/gi, '$1***')
