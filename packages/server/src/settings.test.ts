import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Misconfigured } from './misconfigured.ts'
import { describeSettings, readSettings, unknownVariables } from './settings.ts'

test('without any variable the service runs on this machine, with the embedded database, in ./data', () =>
  assert.deepEqual(readSettings({}), {
    databaseUrl: null,
    databaseConnections: 10,
    dataDir: './data',
    keysDir: 'data/keys',
    host: '127.0.0.1',
    port: 7400,
    publicUrl: 'http://localhost:7400',
    trustedProxies: 0,
    stopGraceMs: 10_000,
    requestsPerMinute: { token: 3000, address: 300, signIn: 30, exchange: 600, lookup: 30 },
    smtpUrl: null,
    mailFrom: 'Tenure <tenure@localhost>',
    logLevel: 'info',
  }))

test('an empty variable is one that is not set', () =>
  assert.deepEqual(readSettings({ TENURE_PORT: '', TENURE_DATABASE_URL: '' }), readSettings({})))

test('the folder of the keys follows the data folder, unless it has its own', () => {
  assert.equal(readSettings({ TENURE_DATA_DIR: '/srv/tenure' }).keysDir, '/srv/tenure/keys')
  assert.equal(
    readSettings({ TENURE_DATA_DIR: '/srv/tenure', TENURE_KEYS_DIR: '/etc/keys' }).keysDir,
    '/etc/keys',
  )
})

test('links in mails lead to the public address, and where there is none to the service itself', () => {
  const publicUrl = (variables: Record<string, string>) => readSettings(variables).publicUrl
  assert.equal(publicUrl({ TENURE_PUBLIC_URL: 'https://tenure.example.com/' }), 'https://tenure.example.com')
  assert.equal(
    publicUrl({ TENURE_PUBLIC_URL: 'https://tenure.example.com:443' }),
    'https://tenure.example.com',
  )
  assert.equal(publicUrl({ TENURE_HOST: '0.0.0.0', TENURE_PORT: '80' }), 'http://localhost')
  assert.equal(publicUrl({ TENURE_HOST: '192.0.2.7' }), 'http://192.0.2.7:7400')
  assert.equal(publicUrl({ TENURE_HOST: '2001:db8::7' }), 'http://[2001:db8::7]:7400')
})

const faults: readonly (readonly [string, string, RegExp])[] = [
  ['TENURE_PORT', 'http', /Set TENURE_PORT to a whole number from 0 to 65535: port the service listens on/],
  ['TENURE_PORT', '65536', /0 to 65535/],
  ['TENURE_PORT', '-1', /0 to 65535/],
  ['TENURE_PORT', '7400.5', /0 to 65535/],
  ['TENURE_PUBLIC_URL', 'tenure.example.com', /Set TENURE_PUBLIC_URL to https:\/\/tenure.example.com/],
  ['TENURE_PUBLIC_URL', 'https://tenure.example.com/?from=mail', /without a path/],
  ['TENURE_PUBLIC_URL', 'https://example.com/tenure', /without a path/],
  ['TENURE_DATABASE_CONNECTIONS', '0', /1 to 1000/],
  ['TENURE_DATABASE_URL', 'mysql://localhost/tenure', /Set TENURE_DATABASE_URL to postgresql:\/\//],
  ['TENURE_TOKEN_REQUESTS_PER_MINUTE', '0', /1 to 1000000: requests that one access token may make/],
  ['TENURE_ADDRESS_REQUESTS_PER_MINUTE', 'none', /1 to 1000000/],
  ['TENURE_EXCHANGE_REQUESTS_PER_MINUTE', '1000001', /1 to 1000000/],
  ['TENURE_SMTP_URL', 'mail.example.com', /smtp:\/\/user:password@host:587/],
  ['TENURE_LOG_LEVEL', 'loud', /debug, info, warn, error or silent/],
  ['TENURE_HOST', ' ', /Set TENURE_HOST to a text/],
]
for (const [name, value, remedy] of faults)
  test(`${name}=${value} is refused by name, with what it must be`, () =>
    assert.throws(
      () => readSettings({ [name]: value }),
      (error) => {
        assert(error instanceof Misconfigured)
        assert(error.message.startsWith(name), error.message)
        assert.match(error.remedy, remedy)
        return true
      },
    ))

test('all faults are named at once', () =>
  assert.throws(
    () => readSettings({ TENURE_PORT: 'x', TENURE_LOG_LEVEL: 'y' }),
    /TENURE_PORT.*; TENURE_LOG_LEVEL/,
  ))

test('no secret is shown: neither in the list of settings nor in an error', () => {
  const secrets = {
    TENURE_DATABASE_URL:
      'postgresql://tenure:hunter2@db.example.com:5432/tenure?password=hunter2&sslmode=require',
    TENURE_SMTP_URL: 'smtp://mailer:hunter2@mail.example.com:587',
  }
  const shown = describeSettings(secrets)
  assert(!JSON.stringify(shown).includes('hunter2'))
  assert.equal(
    shown.find(({ name }) => name === 'TENURE_DATABASE_URL')?.value,
    'postgresql://tenure:***@db.example.com:5432/tenure?password=***&sslmode=require',
  )
  assert.throws(
    () => readSettings({ TENURE_DATABASE_URL: 'postgres:/hunter2' }),
    (error) => error instanceof Misconfigured && !`${error.message} ${error.remedy}`.includes('hunter2'),
  )
})

test('a misspelt variable is found; those of the agent, of npm start and of tests are not ours', () =>
  assert.deepEqual(
    unknownVariables({
      TENURE_PROT: '1',
      TENURE_PORT: '1',
      TENURE_AGENT_PORT: '1',
      TENURE_DEMO_SMTP_PORT: '1',
      TENURE_TEST_DATABASE_URL: '',
      PATH: '',
    }),
    ['TENURE_PROT'],
  ))
