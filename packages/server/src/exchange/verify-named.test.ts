import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { assertRefused } from '../licenses/testing.ts'
import { readLicenseFile } from './testing/controller.ts'
import { withExchange } from './testing/with-exchange.ts'

const { call, partners, issue, transfer, controller } = await withExchange({ after })
const [north] = partners
const [house] = north.accounts

test('A2: a License ID alone opens the exchange of that license, and of no other', async () => {
  const unit = controller(house.customerId)
  const licenses = await issue(north, 'CAP-10', 2)
  await transfer(north, house, licenses)
  const [mine, other] = licenses.map(({ id }) => id)
  const query = { licenseId: String(mine) }
  for (const id of ['exchange', 'previewExchange'] as const) {
    const mixed = await call(id, { query, body: unit.request({ want: [String(mine), String(other)] }) })
    assertRefused(mixed, 409, 'request-names-others')
    assertRefused(
      await call(id, { query, body: unit.request({ give: [String(other)] }) }),
      409,
      'request-names-others',
    )
    assertRefused(await call(id, { query: { licenseId: 'x' }, body: unit.request() }), 400, 'input-invalid')
  }
  const request = unit.request({ want: [String(mine)] })
  assert.equal((await call('previewExchange', { query, body: request })).status, 200)
  const answer = await call('exchange', { query, body: request })
  assert.equal(answer.status, 200, answer.text)
  assert.deepEqual(
    readLicenseFile(answer.body.licenseFile).licenses.map(({ id }) => id),
    [mine],
  )
})
