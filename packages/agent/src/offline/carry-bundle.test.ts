import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { decodeBundle, encodeBundle, type SiteBundle } from '@tenure/core'
import { createClient } from '@tenure/sdk'
import type { SavedAnswer } from '../exchange/saved-answer.ts'
import { newController, type TestController } from '../testing/open-test-agent.ts'
import { startTestService, type TestService } from '../testing/test-service.ts'
import { answersText, readAnswers } from './answers-file.ts'
import { carryBundle } from './carry-bundle.ts'
import { readBundle } from './read-bundle.ts'

/** Three controllers of one site; the third asks with a Customer ID that nobody has. */
let service: TestService
const controllers: TestController[] = []
let bundle: SiteBundle
before(async () => {
  service = await startTestService(Date.UTC(2026, 5, 1))
  let text: string | null = null
  for (const code of ['SC-0001', 'SC-0002', 'SC-0003']) {
    const controller = newController(service, { TENURE_AGENT_INSTALL_CODE: code })
    controllers.push(controller)
    const agent = await controller.open()
    agent.setAccount(code === 'SC-0003' ? '7b0f5f3e-6a3e-4d58-9a51-0d2f6f0f1c11' : service.customerId)
    const added = await agent.addToBundle(text, [service.issue({ kind: 'capacity' })], [])
    assert.ok(added.ok)
    text = added.value.bundle
    await agent.close()
  }
  const read = readBundle(text ?? '')
  assert.ok(read.ok)
  bundle = read.value
})
after(async () => {
  controllers.forEach(({ remove }) => remove())
  await service.close()
})

const carry = async (requests: SiteBundle, prior: readonly SavedAnswer[] = []) => {
  const came: string[] = []
  const client = createClient({ baseUrl: service.url, patience: { attempts: 1 } })
  const answers = await carryBundle(requests, {
    client,
    before: prior,
    came: ({ installCode }) => void came.push(installCode ?? ''),
  })
  return { answers, came }
}
const outcomes = (answers: readonly SavedAnswer[]) =>
  answers.map(({ installCode, answer, problem }) => [installCode, answer === null ? problem?.code : 'done'])

test('each controller has its own end: some done, one refused, in the order of the bundle', async () => {
  const { answers, came } = await carry(bundle)
  assert.deepEqual(outcomes(answers), [
    ['SC-0001', 'done'],
    ['SC-0002', 'done'],
    ['SC-0003', 'customer-id-unknown'],
  ])
  assert.deepEqual(came.toSorted(), ['SC-0001', 'SC-0002', 'SC-0003'])
})

test('carried again, each gets the same answer, and the service does nothing twice (O3)', async () => {
  const [first, again] = [await carry(bundle), await carry(bundle)]
  assert.deepEqual(again.answers, first.answers)
  assert.equal(new Set(service.decided).size, service.decided.length)
})

test('without the service nothing is lost of what an earlier walk has brought', async () => {
  const { answers } = await carry(bundle)
  service.mode = 'down'
  try {
    const file = readAnswers(answersText(answers))
    assert.ok(file.ok)
    assert.deepEqual(outcomes((await carry(bundle, file.value)).answers), [
      ['SC-0001', 'done'],
      ['SC-0002', 'done'],
      ['SC-0003', 'service-unreachable'],
    ])
  } finally {
    service.mode = 'up'
  }
})

test('a request that was damaged, or is another’s, stops none of the others', async () => {
  const [one, two] = bundle
  assert.ok(one !== undefined && two !== undefined)
  const damaged = { ...one, request: one.request.replace(/.{87}$/, `.${'A'.repeat(86)}`) }
  const swapped = { installCode: 'SC-9999', request: two.request }
  const { answers } = await carry([damaged, swapped, two])
  assert.deepEqual(outcomes(answers), [
    ['SC-0001', 'signature-invalid'],
    ['SC-9999', 'document-unreadable'],
    ['SC-0002', 'done'],
  ])
})

test('on each controller the answers file applies its own answer, and names its own refusal', async () => {
  const text = answersText((await carry(bundle)).answers)
  const ends = []
  for (const controller of controllers) {
    const agent = await controller.open()
    const applied = await agent.applyDocuments(text)
    ends.push(applied.ok ? applied.value.licenses.length : applied.refusal.code)
    await agent.close()
  }
  assert.deepEqual(ends, [1, 1, 'customer-id-unknown'])
})

test('a file that holds no answers is not written over', () => {
  for (const text of ['', 'notes', '{}', JSON.stringify(encodeBundle(bundle))])
    assert.equal(readAnswers(text).ok, false, text)
  assert.ok(decodeBundle(encodeBundle(bundle)).ok)
})
