import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MS_PER_DAY, type HeldLicense } from '@tenure/core'
import { sampleFile, sampleKeyList, sampleRequest } from '../testing/documents.ts'
import { keyListWords, licenseFileWords, licenseWords, requestWords } from './words.ts'

const at = Date.UTC(2026, 5, 1)
const [capacity] = sampleFile.licenses
assert.ok(capacity)
const maintenance: HeldLicense = {
  ...capacity,
  kind: 'maintenance',
  startsAt: Date.UTC(2026, 0, 1),
  endsAt: Date.UTC(2027, 0, 1),
}

test('a first request says that it holds nothing, and asks for what it asks', () => {
  const words = requestWords(sampleRequest, 'its-hash')
  assert.ok(words.includes('Document its-hash'))
  assert.ok(words.includes('Holds no license file'))
  assert.ok(words.includes('Holds no key list'))
  assert.ok(words.includes('SmartServer IoT, software 3.4; 0 of 12 field device(s) licensed'))
  assert.ok(!words.some((line) => line.startsWith('Has given up')))
})

test('a request that wants and gives nothing asks for its license file', () => {
  const words = requestWords({ ...sampleRequest, want: [], customerId: null }, 'h')
  assert.ok(words.includes('Asks for its license file'))
  assert.ok(words.includes('Names no account'))
})

test('a later request names the file and the key list that the controller holds', () => {
  const words = requestWords({ ...sampleRequest, generation: 3, previous: 'file-3', keyListSerial: 2 }, 'h')
  assert.ok(words.includes('Holds license file 3 (file-3)'))
  assert.ok(words.includes('Holds key list 2'))
})

test('an empty license file says so, and the first of a controller replaces none', () => {
  const file = { ...sampleFile, licenses: [], previous: null, segment: '', customerId: null }
  const words = licenseFileWords(file, 'h', at)
  assert.ok(words.includes('Holds no license'))
  assert.ok(words.includes('The first of this controller'))
  assert.ok(words.includes('Names no account'))
  assert.doesNotMatch(words[0] ?? '', /\(/)
})

const statuses: readonly (readonly [day: number, status: string])[] = [
  [Date.UTC(2026, 8, 1), 'Active'],
  [Date.UTC(2026, 11, 1), 'Expiring 2027-01-01'],
  [Date.UTC(2027, 0, 1), 'Expired 2027-01-01'],
]
for (const [day, status] of statuses)
  test(`M8: on ${new Date(day).toISOString().slice(0, 10)} maintenance to 2027-01-01 is "${status}"`, () => {
    assert.ok(licenseWords(maintenance, day).endsWith(`  ${status}`))
  })

test('an upgrade license says which release it reaches', () => {
  const upgrade: HeldLicense = { ...capacity, kind: 'upgrade', quantity: 200, upgradesTo: '3.5' }
  assert.match(licenseWords(upgrade, at), /, up to 3\.5 {2}/)
})

test('O7: a key is not yet good before its first day, signs to its last moment, and is retired from its end on', () => {
  const list = sampleKeyList('x')
  const [key] = list.keys
  assert.ok(key)
  const standing = (then: number) => keyListWords(list, then).at(-1)?.split('  ').at(-1)
  assert.equal(standing(key.from - 1), 'not yet')
  assert.equal(standing(key.from), 'signs now')
  assert.equal(standing(key.until - 1), 'signs now')
  assert.equal(standing(key.until), 'retired')
  assert.equal(standing(key.until + MS_PER_DAY), 'retired')
})
