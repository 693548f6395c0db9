import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { useAgent } from '../testing/use-site.ts'

const { service, agent } = await useAgent(Date.UTC(2026, 5, 1))
agent.setAccount(service.customerId)

type Answered = { licenseFile: string; keyList: string | null; refusals: unknown[] }
const carry = async (document: string): Promise<string> => {
  const reply = await fetch(`${service.url}/v1/exchange`, { method: 'POST', body: document })
  return reply.text()
}
const prepared = async (want: string[], give: string[] = []): Promise<string> => {
  const request = await agent.prepareRequest(want, give)
  assert.ok(request.ok, JSON.stringify(request))
  return request.value.document
}
const applied = async (text: string) => {
  const result = await agent.applyDocuments(text)
  assert.ok(result.ok, JSON.stringify(result))
  return result.value
}
const held = (): readonly string[] => agent.licenses().map(({ licenseId }) => licenseId)

test('a key list alone is kept, and told as that; then a license file alone counts', async () => {
  const first = service.issue({ kind: 'capacity', quantity: 5 })
  const { licenseFile, keyList } = JSON.parse(await carry(await prepared([first]))) as Answered
  const early = await agent.applyDocuments(licenseFile)
  assert.equal(early.ok ? '' : early.refusal.code, 'document-key-unknown')
  assert.deepEqual((await applied(keyList ?? '')).keyList, { serial: 1, isNew: true })
  assert.deepEqual((await applied(keyList ?? '')).keyList, { serial: 1, isNew: false })
  assert.deepEqual(held(), [])
  await applied(licenseFile)
  assert.deepEqual(held(), [first])
})

test('what was not done comes along with its reason, is shown, and kept', async () => {
  const unknown = '2f1df9b2-71c4-4ffb-9a30-7d6fb7c26e02'
  const { refusals } = await applied(await carry(await prepared([unknown])))
  assert.deepEqual(
    refusals.map(({ licenseId, code }) => [licenseId, code]),
    [[unknown, 'license-not-found']],
  )
  assert.deepEqual(agent.status().refusals, refusals)
})

test('where the reason did not come along, what is missing is told all the same; the reason may follow', async () => {
  const unknown = '2f1df9b2-71c4-4ffb-9a30-7d6fb7c26e03'
  const answer = await carry(await prepared([unknown]))
  const { licenseFile } = JSON.parse(answer) as Answered
  const [missing] = (await applied(licenseFile)).refusals
  assert.deepEqual([missing?.licenseId, missing?.code], [unknown, 'reason-not-carried'])
  const [reason] = (await applied(answer)).refusals
  assert.deepEqual([reason?.licenseId, reason?.code], [unknown, 'license-not-found'])
})

test('a request that only asks can be forgotten; one that gives is the proof and stays (O4)', async () => {
  const none = await agent.discardRequest()
  assert.equal(none.ok ? '' : none.refusal.code, 'request-not-waiting')
  await prepared([service.issue({ kind: 'capacity', quantity: 1 })])
  assert.notEqual(agent.waitingRequest(), null)
  assert.ok((await agent.discardRequest()).ok)
  assert.equal(agent.waitingRequest(), null)
  const given = held()
  const proof = await prepared([], [...given])
  const kept = await agent.discardRequest()
  assert.equal(kept.ok ? '' : kept.refusal.code, 'request-gives')
  assert.equal(agent.waitingRequest()?.document, proof)
  assert.deepEqual(held(), [])
  await applied(await carry(proof))
  assert.equal(agent.waitingRequest(), null)
})

test('nothing is given up for a bundle that cannot be read, and the same proof is added again', async () => {
  const id = service.issue({ kind: 'capacity', quantity: 5 })
  await applied(await carry(await prepared([id])))
  for (const text of ['', '{', '[]', '{"format":"tenure-bundle","v":2,"requests":[]}']) {
    const added = await agent.addToBundle(text, [], [id])
    assert.equal(added.ok ? '' : added.refusal.code, 'document-unreadable', text)
  }
  assert.deepEqual(held(), [id])
  const first = await agent.addToBundle(null, [], [id])
  assert.ok(first.ok)
  assert.deepEqual(held(), [])
  const again = await agent.addToBundle(first.value.bundle, [], [])
  assert.ok(again.ok)
  assert.equal(again.value.bundle, first.value.bundle)
  await applied(await carry(first.value.document))
})

test('no carried text makes it throw, and nothing counts that was not signed', async () => {
  const id = service.issue({ kind: 'capacity', quantity: 5 })
  const answer = await carry(await prepared([id]))
  const { licenseFile } = JSON.parse(answer) as Answered
  const before = held()
  const flipped = fc
    .record({ at: fc.nat(licenseFile.length - 1), by: fc.constantFrom('A', 'Q', '_', '.', ' ', 'é') })
    .filter(({ at, by }) => licenseFile[at] !== by)
    .map(({ at, by }) => licenseFile.slice(0, at) + by + licenseFile.slice(at + 1))
  const inside = fc.oneof(flipped, fc.string(), fc.constant(licenseFile.slice(0, -1)))
  const carried = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.json(),
    flipped,
    inside.map((file) => JSON.stringify({ licenseFile: file, keyList: null, refusals: [] })),
    inside.map((file) => JSON.stringify({ licenseFile: file, keyList: file })),
    fc
      .record({ installCode: fc.constant('SC-0001-7F3A'), answer: fc.record({ licenseFile: inside }) })
      .map((own) => JSON.stringify({ answers: [own] })),
  )
  await fc.assert(
    fc.asyncProperty(carried, async (text) => {
      const result = await agent.applyDocuments(text)
      assert.equal(result.ok, false, text)
      assert.deepEqual(held(), before)
    }),
    { numRuns: 300 },
  )
  await applied(answer)
  assert.ok(held().includes(id))
})
