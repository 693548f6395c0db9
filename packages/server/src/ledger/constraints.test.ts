import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { transaction } from '../db/database.ts'
import { withLicenses } from '../licenses/testing.ts'

// What the database itself refuses, whatever the code above it does.
const service = await withLicenses({ after })
const { partners, issue, transfer, addController, activate, db } = service
const [north, south] = partners
const [house] = north.accounts

const [license] = await issue(north, 'MNT-50-12')
assert(license !== undefined)
await transfer(north, house, [license])
const unit = await addController(north, house)
await activate(unit, [license], { startsAt: Date.UTC(2026, 2, 1), endsAt: Date.UTC(2027, 2, 1) })

const run = (statement: string) => transaction(db, { sight: 'all' }, (tx) => sql.raw(statement).execute(tx))
const of = `where id = '${license.id}'`

const refused: [what: string, statement: string, error: RegExp][] = [
  ['a movement changed', `update movement set note = 'x'`, /movement is append-only: update refused/],
  ['a movement deleted', 'delete from movement', /movement is append-only: delete refused/],
  ['the ledger emptied', 'truncate movement', /movement is append-only: truncate refused/],
  ['an exchange emptied', 'truncate exchange', /exchange is append-only: truncate refused/],
  ['a license deleted', `delete from license ${of}`, /license is append-only: delete refused/],
  ['the licenses emptied', 'truncate license cascade', /is append-only: truncate refused/],
  ['a quantity changed', `update license set quantity = 500 ${of}`, /what was bought cannot be changed/],
  ['a kind changed', `update license set kind = 'capacity' ${of}`, /what was bought cannot be changed/],
  ['a term lengthened', `update license set term_count = 36 ${of}`, /what was bought cannot be changed/],
  [
    'a day of purchase changed',
    `update license set issued_at = now() ${of}`,
    /what was bought cannot be changed/,
  ],
  [
    'a running term moved',
    `update license set ends_at = '2030-01-01' ${of}`,
    /a running term cannot be changed/,
  ],
  [
    'a running term stopped',
    `update license set starts_at = null, ends_at = null ${of}`,
    /a running term cannot be changed/,
  ],
  [
    'an activation undone',
    `update license set ever_activated = false ${of}`,
    /an activation cannot be undone/,
  ],
  ['two holders at once', `update license set holder_at = 'account' ${of}`, /check constraint/],
  [
    'a holder without its account',
    `update license set holder_at = 'account', account_id = null, controller_id = null ${of}`,
    /check constraint/,
  ],
  [
    'a retirement without its reason',
    `update license set holder_at = 'retired', account_id = null, controller_id = null ${of}`,
    /check constraint/,
  ],
  [
    'another partner’s account as holder',
    `update license set account_id = '${south.accounts[0].id}' ${of}`,
    /foreign key constraint/,
  ],
  [
    'a movement of a license that is not there',
    `insert into movement (partner_id, id, license_id, from_at, to_at, reason, actor, request_id, at) values ('${north.id}', gen_random_uuid(), gen_random_uuid(), 'vendor', 'inventory', 'issue', 'x', 'x', now())`,
    /foreign key constraint/,
  ],
  [
    'a second open case of a kind',
    `insert into controller_case (partner_id, id, controller_id, kind, evidence, opened_at) select '${north.id}', gen_random_uuid(), '${unit.id}', 'key-changed', '[]', now() from generate_series(1, 2)`,
    /one_open_case_of_a_kind/,
  ],
]
for (const [what, statement, error] of refused)
  test(`the database refuses ${what}`, async () => {
    await assert.rejects(run(statement), error)
  })

test('what a holder’s change needs, the database allows', async () => {
  await run(`update license set holder_at = 'account', controller_id = null ${of}`)
})
