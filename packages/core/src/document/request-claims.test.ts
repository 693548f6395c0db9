import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeRequest, encodeRequest } from './request-claims.ts'
import { MAX_LICENSES_PER_REQUEST, type ExchangeRequest } from './request.ts'
import { toShortId } from './short-id.ts'

const idOf = (number: number) => `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`
const request: ExchangeRequest = {
  installCode: 'SC-0001-7F3A',
  customerId: idOf(1),
  generation: 4,
  previous: 'A'.repeat(22),
  next: 'A'.repeat(22),
  want: [idOf(2)],
  give: [idOf(3)],
  model: 'SmartServer IoT',
  softwareVersion: '3.2 Update 2',
  seatsUsed: 12,
  devices: 15,
  at: Date.UTC(2026, 10, 24, 6, 30, 5),
  clock: 'ok',
  keyListSerial: 2,
  nonce: 'A'.repeat(22),
}
const claims = encodeRequest(request)
const memberAtFault = (changed: object) => {
  const verdict = decodeRequest({ ...claims, ...changed })
  assert.ok(!verdict.ok, 'it was read')
  return verdict.refusal.facts['member']
}

test('the payload of a request is known to the byte', () =>
  assert.equal(
    JSON.stringify(claims),
    '{"v":1,"iss":"SC-0001-7F3A","iat":1795501805,"jti":"AAAAAAAAAAAAAAAAAAAAAA","clk":"ok",' +
      '"cid":"AAAAAAAAQACAAAAAAAAAAQ","gen":4,"prv":"AAAAAAAAAAAAAAAAAAAAAA","nxt":"AAAAAAAAAAAAAAAAAAAAAA",' +
      '"want":["AAAAAAAAQACAAAAAAAAAAg"],"give":["AAAAAAAAQACAAAAAAAAAAw"],"mdl":"SmartServer IoT",' +
      '"sw":"3.2 Update 2","use":12,"dev":15,"kls":2}',
  ))

test('a license that is wanted and given at once is refused, naming it', () => {
  const both = toShortId(idOf(2))
  assert.equal(memberAtFault({ give: [toShortId(idOf(9)), both] }), 'give[1]')
})

const faults: readonly (readonly [string, object, string])[] = [
  ['an install code in small letters', { iss: 'sc-0001' }, 'iss'],
  ['an install code of three characters', { iss: 'SC1' }, 'iss'],
  ['an install code of 33 characters', { iss: 'A'.repeat(33) }, 'iss'],
  ['an install code with a line end', { iss: 'SC-0001\n' }, 'iss'],
  ['a time before 1970', { iat: -1 }, 'iat'],
  ['a time after the year 9999', { iat: 253_402_300_800 }, 'iat'],
  ['half a second', { iat: 1.5 }, 'iat'],
  ['a nonce of 15 bytes', { jti: 'A'.repeat(20) }, 'jti'],
  ['a nonce with stray bits', { jti: 'A'.repeat(21) + 'B' }, 'jti'],
  ['a clock that is neither ok nor unknown', { clk: 'fine' }, 'clk'],
  ['a Customer ID in its long form', { cid: idOf(1) }, 'cid'],
  ['a generation below 0', { gen: -1 }, 'gen'],
  ['a generation the answer could not go above', { gen: 1_000_000_001 }, 'gen'],
  ['a wanted License ID that is none', { want: [toShortId(idOf(1)), 'x'] }, 'want[1]'],
  [
    'more licenses to want than a request may name',
    { want: Array(MAX_LICENSES_PER_REQUEST + 1).fill('') },
    'want',
  ],
  [
    'more licenses to give than a request may name',
    { give: Array(MAX_LICENSES_PER_REQUEST + 1).fill('') },
    'give',
  ],
  ['no model', { mdl: '' }, 'mdl'],
  ['a model of 65 characters', { mdl: 'x'.repeat(65) }, 'mdl'],
  ['a model with half a character', { mdl: '\ud800' }, 'mdl'],
  ['a version of 41 characters', { sw: '3'.repeat(41) }, 'sw'],
  ['more seats than a controller can have', { use: 1_000_001 }, 'use'],
  ['a number of field devices as text', { dev: '15' }, 'dev'],
  ['six addresses for notices', { ntf: Array(6).fill('a@b') }, 'ntf'],
  ['an address that is none', { ntf: ['a@b', 'nobody'] }, 'ntf[1]'],
  ['an address with a line end', { ntf: ['a@b\nBcc: c@d'] }, 'ntf[0]'],
  ['an address of 255 characters', { ntf: [`${'a'.repeat(253)}@b`] }, 'ntf[0]'],
  ['no list of addresses, but said', { ntf: null }, 'ntf'],
]
for (const [what, changed, member] of faults)
  test(`${what} is refused at ${member}`, () => assert.equal(memberAtFault(changed), member))

test('a request with as many licenses as it may name is read', () => {
  const want = Array.from({ length: MAX_LICENSES_PER_REQUEST }, (_, each) => idOf(each))
  const verdict = decodeRequest(encodeRequest({ ...request, want, give: [] }))
  assert.ok(verdict.ok && verdict.value.want.length === MAX_LICENSES_PER_REQUEST)
})

test('the part of a second is dropped, because the format has whole seconds', () => {
  const verdict = decodeRequest(encodeRequest({ ...request, at: request.at + 999 }))
  assert.ok(verdict.ok && verdict.value.at === request.at)
})

test('nothing is encoded that could not be read: it is a bug of the caller, and named', () => {
  assert.throws(() => encodeRequest({ ...request, model: '' }), /RangeError.*mdl/)
  assert.throws(() => encodeRequest({ ...request, give: request.want }), /RangeError.*give\[0\]/)
  assert.throws(() => encodeRequest({ ...request, customerId: 'x' }), RangeError)
})

test('M9: addresses for notices are said last, only where there is something to say, and an empty list is something', () => {
  const withEmails = encodeRequest({ ...request, noticeEmails: ['roof@example.com'] })
  assert.equal(
    JSON.stringify(withEmails),
    JSON.stringify(claims).replace(/}$/, ',"ntf":["roof@example.com"]}'),
  )
  for (const noticeEmails of [['roof@example.com', 'ä@example.com'], []]) {
    const verdict = decodeRequest(encodeRequest({ ...request, noticeEmails }))
    assert.deepEqual(verdict.ok && verdict.value.noticeEmails, noticeEmails)
  }
})

test('a request that says nothing of notices is read as one that says nothing of them', () => {
  const verdict = decodeRequest(claims)
  assert.deepEqual(verdict.ok && verdict.value, request)
  assert.ok(verdict.ok && !Object.hasOwn(verdict.value, 'noticeEmails'))
})
