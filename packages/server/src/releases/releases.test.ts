import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { withService } from '../http/testing.ts'

const service = await withService({ after })
const token = service.vendor.operator
const publish = (body: Record<string, unknown>) => service.call('publishRelease', { token, body })

test('the kind is read from the version’s name, and the version is written in the one way', async () => {
  const at = new Date(service.clock.at).toISOString()
  assert.deepEqual((await publish({ version: 'v3.3' })).body, {
    version: '3.3',
    kind: 'feature',
    publishedAt: at,
  })
  assert.equal((await publish({ version: '3.2  UPDATE 2' })).body.version, '3.2 Update 2')
  assert.equal((await publish({ version: '3.2 Update 3' })).body.kind, 'update')
  assert.equal((await publish({ version: '4.0 Platform 1' })).body.kind, 'platform')
})

test('the vendor’s word on kind and date goes before the name and the clock', async () => {
  const body = { version: '3.9', kind: 'update', publishedAt: '2025-01-02T03:04:05Z' }
  assert.deepEqual((await publish(body)).body, { ...body, publishedAt: '2025-01-02T03:04:05.000Z' })
})

test('a version is published once, however it is written', async () => {
  assert.equal((await publish({ version: '5.0' })).status, 201)
  assert.deepEqual((await publish({ version: 'V5.0' })).body.code, 'already-exists')
})

test('a version that cannot be read is refused', async () => {
  const answer = await publish({ version: 'latest' })
  assert.deepEqual([answer.status, answer.body.code], [400, 'version-unreadable'])
})

test('releases are listed newest first, also those of one instant, page after page', async () => {
  const list = async (query: Record<string, string>) =>
    (await service.call('listReleases', { token, query })).body
  const whole = (await list({})).items
  const seen: unknown[] = []
  let cursor: string | null = null
  do {
    const page = await list({ limit: '2', ...(cursor === null ? {} : { cursor }) })
    seen.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== null)
  assert.deepEqual(seen, whole)
  const dates = whole.map(({ publishedAt }) => publishedAt)
  assert.deepEqual(dates, dates.toSorted().toReversed())
})
