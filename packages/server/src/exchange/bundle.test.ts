import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { BundleAnswer } from '@tenure/contract'
import { transaction } from '../db/database.ts'
import { assertRefused } from '../licenses/testing.ts'
import { newTestController } from './testing/controller.ts'
import { withExchange } from './testing/with-exchange.ts'

const service = await withExchange({ after })
const { call, clock, controller, controllerOf, db, exchange, issue, partners, settle, transfer, vendor } =
  service
const [one] = partners
const [building] = one.accounts

const inTheAccount = async (sku: string, count: number) => {
  const licenses = await issue(one, sku, count)
  await transfer(one, building, licenses)
  return licenses.map(({ id }) => id)
}
const bundle = (...requests: string[]) => call('exchangeBundle', { body: { requests } })
const answersOf = async (...requests: string[]): Promise<BundleAnswer[]> => {
  const answer = await bundle(...requests)
  assert.equal(answer.status, 200, answer.text)
  return answer.body.answers
}
const holderOf = async (id: string) =>
  (await call('getLicense', { token: vendor.viewer, params: { id } })).body.holder

test('each request of a bundle is answered in its place, and what one is refused takes nothing from the others', async () => {
  const [first, second] = await inTheAccount('CAP-10', 2)
  const known = controller(building.customerId)
  await settle(known)
  const units = [controller(building.customerId), controller(building.customerId)] as const
  const impostor = newTestController({ installCode: known.installCode, customerId: null, at: () => clock.at })
  const stranger = controller('7b0f5f3e-6a3e-4d58-9a51-0d2f6f0f1c11')
  const good = units[0].request({ want: [first!] })
  const answers = await answersOf(
    good,
    'not a request',
    impostor.request(),
    stranger.request(),
    `${good.slice(0, -6)}AAAAAA`,
    units[1].request({ want: [second!, first!] }),
  )
  assert.deepEqual(
    answers.map(({ installCode, answer, problem }) => [installCode, answer !== null, problem?.code ?? null]),
    [
      [units[0].installCode, true, null],
      [null, false, 'document-unreadable'],
      [known.installCode, false, 'key-changed'],
      [stranger.installCode, false, 'customer-id-unknown'],
      [null, false, 'signature-invalid'],
      [units[1].installCode, true, null],
    ],
  )
  for (const { problem } of answers) assert.ok(problem === null || problem.remedy.length > 10)
  const held = await units[1].apply(answers[5]!.answer!.licenseFile)
  assert.equal(held.answers, answers[5]!.hash)
  // Who comes first of the two that want the same is open; that one of them is refused is not.
  const refused = [answers[0]!, answers[5]!].flatMap(({ answer }) => answer!.refusals)
  assert.deepEqual(
    refused.map(({ code }) => code),
    ['license-on-another-controller'],
  )
  assert.equal((await holderOf(first!)).at, 'controller')
})

test('O3: the same bundle gets the same answers, byte for byte, and each is that of the single exchange', async () => {
  const ids = await inTheAccount('CAP-10', 12)
  const requests = ids.map((id) => controller(building.customerId).request({ want: [id] }))
  const first = await bundle(...requests)
  assert.equal((await bundle(...requests)).text, first.text)
  const answers = first.body.answers
  for (const [index, request] of requests.entries()) {
    const single = await exchange(request)
    assert.deepEqual(single.body, answers[index]!.answer)
    assert.ok(first.text.includes(single.text), 'the very text of the single answer')
  }
})

test('a request that is in a bundle twice is granted once and answered alike', async () => {
  const [id] = await inTheAccount('CAP-10', 1)
  const request = controller(building.customerId).request({ want: [id!] })
  const [one, two, three] = await answersOf(request, `${request}\n`, request)
  assert.deepEqual([two, three], [one, one])
  const { body } = await call('listMovements', { token: vendor.viewer, params: { id: id! } })
  assert.equal(body.items.filter(({ reason }) => reason === 'activate').length, 1)
})

test('the requests of one controller are answered in the order in which it made them', async () => {
  const [id] = await inTheAccount('CAP-10', 1)
  const unit = controller(building.customerId)
  const [, , third] = await answersOf(
    unit.request({ want: [id!] }),
    unit.request(),
    unit.request({ generation: 2, give: [id!] }),
  )
  assert.deepEqual((await unit.apply(third!.answer!.licenseFile)).licenses, [])
  assert.equal((await holderOf(id!)).at, 'account')
})

test('two hundred controllers in one walk', async () => {
  const requests = Array.from({ length: 200 }, () => controller(building.customerId).request())
  const answers = await answersOf(...requests)
  assert.equal(answers.filter(({ answer }) => answer !== null).length, 200)
  assert.equal(new Set(answers.map(({ installCode }) => installCode)).size, 200)
})

test('a bundle of nothing, or of too much, is refused as a whole', async () => {
  assertRefused(await bundle(), 400, 'input-invalid')
  assertRefused(await bundle(...Array<string>(501).fill('h.p.s')), 400, 'input-invalid')
  assertRefused(
    await call('exchangeBundle', { body: { requests: ['x'.repeat(20_001)] } }),
    400,
    'input-invalid',
  )
})

test('M9: to whom notices go is told with a request, and stays until a request says otherwise', async () => {
  const unit = controller(building.customerId)
  const emails = async (partner = one) => (await controllerOf(unit, partner.tokens.viewer)).noticeEmails
  await settle(unit)
  assert.deepEqual(await emails(), [])
  await settle(unit, { noticeEmails: ['roof@example.com', 'night@example.com'] })
  await settle(unit)
  assert.deepEqual(await emails(), ['roof@example.com', 'night@example.com'])
  await settle(unit, { customerId: partners[1].accounts[0].customerId })
  assert.deepEqual(await emails(partners[1]), ['roof@example.com', 'night@example.com'])
  await settle(unit, { customerId: partners[1].accounts[0].customerId, noticeEmails: [] })
  assert.deepEqual(await emails(partners[1]), [])
})

test('M9: the database takes no more addresses than a request may name', async () => {
  const unit = controller(building.customerId)
  await settle(unit)
  const six = ['1', '2', '3', '4', '5', '6']
  const written = transaction(db, { sight: 'all' }, async (tx) => {
    const update = tx.updateTable('controller').set({ notice_emails: six })
    await update.where('install_code', '=', unit.installCode).execute()
  })
  await assert.rejects(written, /controller_notice_emails_check/)
})

test('key-changed tells the code of the key that was presented, and nothing of the key that is known (T6)', async () => {
  const [id] = await inTheAccount('CAP-10', 1)
  const unit = controller(building.customerId)
  await settle(unit, { want: [id!] })
  const mended = newTestController({
    installCode: unit.installCode,
    customerId: building.customerId,
    at: () => clock.at,
  })
  const refused = await exchange(mended.request())
  assertRefused(refused, 409, 'key-changed')
  const { approvalCode, ...others } = refused.body.facts
  assert(typeof approvalCode === 'string', refused.text)
  assert.deepEqual(others, { installCode: unit.installCode })
  assert.match(refused.body.remedy, new RegExp(approvalCode))

  const said = { token: one.tokens.administrator, params: { id: (await controllerOf(unit)).id } }
  assertRefused(
    await call('approveKey', { ...said, body: { approvalCode: '00000-00000' } }),
    409,
    'approval-code-unknown',
  )
  assert.equal((await call('approveKey', { ...said, body: { approvalCode } })).status, 200)
  const back = await exchange(mended.request())
  const { licenses } = await mended.apply(back.body.licenseFile)
  assert.deepEqual(
    licenses.map((each) => each.id),
    [id],
  )
})
