import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { catalog } from '@tenure/core'
import { sql } from 'kysely'
import { transaction } from '../db/database.ts'
import { readMigrations } from '../db/migrate.ts'
import { enterServer, withDatabase } from '../db/testing.ts'
import { withLicenses } from '../licenses/testing.ts'
import { openTerminal } from './testing.ts'

const folder = await mkdtemp(join(tmpdir(), 'tenure-cli-test-'))
after(() => rm(folder, { recursive: true }))
const service = await withLicenses({ after })
const names = { '/srv/tenure': folder }
const { run, json, clock } = openTerminal(
  { TENURE_DATABASE_URL: service.databaseUrl, TENURE_DATA_DIR: folder },
  names,
)
const { name: partner } = await transaction(service.db, { sight: 'all' }, (tx) =>
  tx.selectFrom('partner').select('name').orderBy('name').limit(1).executeTakeFirstOrThrow(),
)

test('a token is made, works, is listed without its secret, and is revoked', async () => {
  const made = (await json('token create --name "first administrator"')) as { id: string; secret: string }
  const me = await service.call('whoAmI', { token: made.secret })
  assert.equal(me.status, 200, me.text)

  const listed = await run('token list')
  assert.match(listed, /first administrator +vendor administrator +never/)
  assert(!listed.includes('<secret>'))

  assert.equal(
    await run(`token revoke ${made.id}`),
    `$ tenure token revoke <uuid>\nRevoked the token <uuid>.\n`,
  )
  assert.equal((await service.call('whoAmI', { token: made.secret })).status, 401)
  assert.equal(
    await run(`token revoke ${made.id}`),
    `$ tenure token revoke <uuid>
tenure: There is no such token.
→ Check the id of the token.
[exit 1]
`,
  )
})

test('a token for a partner, by the partner’s name', async () => {
  assert.equal(
    await run(
      `token create --name shop --scope partner --role operator --partner "${partner}" --expires 2027-01-31T00:00:00Z`,
    ),
    `$ tenure token create --name shop --scope partner --role operator --partner "${partner}" --expires 2027-01-31T00:00:00Z
Made the token shop: partner operator, until 2027-01-31T00:00:00.000Z.
Its secret, which is shown only now:
  <secret>
`,
  )
})

test('what is wrong with a command is said, with what to do', async () => {
  assert.match(await run('token create'), /required option '--name <name>' not specified[^]*\[exit 2\]\n$/)
  assert.match(
    await run('token create --name x --role king'),
    /--role: Send one of [^]*→ Correct the options named[^]*\[exit 1\]\n$/,
  )
  assert.match(
    await run('token create --name x --scope partner'),
    /tenure: --partner is not valid\.\n {2}--partner: [^]*→ Correct the options named/,
  )
  assert.match(await run('token revoke 5'), /<id> is not valid\.\n {2}<id>: Send a UUID/)
  assert.match(
    await run('token create --name x --scope partner --partner Nobody'),
    /no such partner[^]*\[exit 1\]\n$/,
  )
  assert.match(await run('licence'), /unknown command 'licence'\n→ Add --help[^]*\[exit 2\]\n$/)
  assert.match(await run('--help'), /Exit codes:\n {2}0 {2}done/)
})

test('licenses are issued by options, and by an order of which a faulty line stops all', async () => {
  const issued = (await json(`issue --partner "${partner}" --sku CAP-50 --count 2 --reference PO-1`)) as {
    licenseIds: string[]
  }
  assert.equal(issued.licenseIds.length, 2)

  const order = join(folder, 'order.csv')
  await writeFile(order, `partner,sku,count\n"${partner}",CAP-10,1\n"${partner}",CAP-11,1\n`)
  assert.equal(
    await run(`issue --order ${order}`),
    `$ tenure issue --order /srv/tenure/order.csv
tenure: The order has 1 error(s), the first in line 3; nothing was issued.
  line 3: No product has the SKU "CAP-11".
→ Correct the lines named in /srv/tenure/order.csv, and issue the whole order again.
[exit 1]
`,
  )
  await writeFile(order, `partner,sku,count\n"${partner}",CAP-10,3\n`)
  assert.equal(
    await run(`issue --order ${order} --dry-run`),
    `$ tenure issue --order /srv/tenure/order.csv --dry-run
The order is good: 3 license(s). Nothing was issued.
`,
  )
  assert.equal(
    await run('issue --partner Nobody --sku CAP-10'),
    `$ tenure issue --partner Nobody --sku CAP-10
tenure: What the options say cannot be issued.
  No partner is named "Nobody".
→ Correct the options, and run the command again.
[exit 1]
`,
  )
  assert.match(await run('issue --sku CAP-10'), /not said what to issue\n→ Give --partner and --sku/)
})

test('T5: the ledger is verified; a license that is not where its last movement ended is found', async () => {
  assert.equal(
    await run('ledger verify'),
    `$ tenure ledger verify
2 license(s), 2 movement(s). Issued: 100 = 0 vendor + 100 inventory + 0 account + 0 controller + 0 retired.
The ledger and the licenses agree.
`,
  )
  await transaction(service.db, { sight: 'all' }, (tx) =>
    sql`update license set holder_at = 'retired', retired_reason = 'withdrawn'
      where id = (select id from license order by id limit 1)`.execute(tx),
  )
  assert.match(
    await run('ledger verify'),
    /FAULT: The license <uuid> is retired by its row and inventory by the ledger[^]*\[exit 1\]/,
  )
})

test('the doctor names what is missing with its remedy, and is content once it is there', async () => {
  const { at } = clock
  clock.at = Date.now()
  assert.match(
    await run('doctor'),
    /BAD {2}keys +there are no signing keys[^]*→ Make them with `tenure keys init`[^]*\[exit 1\]\n$/,
  )
  await run('keys init')
  const { length: applied } = await readMigrations()
  assert.equal(
    await run('doctor'),
    `$ tenure doctor
ok   settings    all can be read
ok   database    your own, reached as an ordinary role
ok   migrations  ${applied} applied, none pending
ok   clock       agrees with the database
WARN keys        <key> signs until ${new Date(clock.at + 5 * 365 * 86_400_000).toISOString().slice(0, 10)}; key list 1
                 → Take the root offline: move /srv/tenure/keys/root.private.json to a safe place.
`,
  )
  clock.at = at - 86_400_000
  assert.match(await run('doctor'), /BAD {2}clock +the last movement is of [^]*→ Synchronise the clocks/)
  clock.at = at
})

test('a database that is behind is migrated; until then other commands name the remedy', async () => {
  const { db, url } = await withDatabase({ after })
  await sql`drop schema public, auth cascade`.execute(db)
  await sql`create schema public`.execute(db)
  const migrations = await readMigrations()
  const behind = openTerminal({ TENURE_DATABASE_URL: url }, names)
  assert.match(
    await behind.run('token list'),
    /lacks \d+ migration\(s\) of this version: 0001-tenure, [^\n]*\n→ Run: tenure migrate\n\[exit 2\]/,
  )
  const lines = (word: string) => migrations.map(({ name }) => `${word} ${name}\n`).join('')
  assert.equal(await behind.run('migrate --dry-run'), `$ tenure migrate --dry-run\n${lines('pending')}`)
  assert.equal(
    await behind.run('migrate'),
    `$ tenure migrate\n${lines('applied')}loaded the shipped catalog: ${catalog.length} products\n`,
  )
  assert.equal(await behind.run('migrate'), `$ tenure migrate\nThe database is up to date.\n`)
})

test('what is not set up right is named: a superuser, a server that is not there, a setting', async () => {
  const server = await enterServer()
  after(() => server.leave())
  const asSuperuser = openTerminal({ TENURE_DATABASE_URL: server.adminUrl })
  assert.match(
    await asSuperuser.run('token list'),
    /role postgres is a superuser[^]*→ Use an ordinary role[^]*\[exit 2\]/,
  )
  const nowhere = openTerminal({ TENURE_DATABASE_URL: 'postgresql://tenure@127.0.0.1:1/tenure' })
  assert.match(await nowhere.run('doctor'), /BAD {2}database +the database cannot be reached/)
  const misspelt = openTerminal({ TENURE_PROT: '80' })
  assert.match(
    await misspelt.run('config'),
    /TENURE_PORT +7400 +default [^]*TENURE_PROT is not a setting[^]*\[exit 1\]/,
  )
  const wrong = openTerminal({ TENURE_PORT: 'http' })
  assert.match(
    await wrong.run('config'),
    /tenure: TENURE_PORT is "http"\n→ Set TENURE_PORT to a whole number/,
  )
  assert.deepEqual(await wrong.json('config'), {
    code: 'misconfigured',
    message: 'TENURE_PORT is "http"',
    remedy:
      'Set TENURE_PORT to a whole number from 0 to 65535: port the service listens on; 0 is a free one.',
    details: [],
  })
})
