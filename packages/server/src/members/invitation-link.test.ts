import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { invitationLink, invitationSecret, readInvitationSecret } from './invitation-link.ts'

const service = 'the secret of this service, long enough'
const id = '019ca8d7-0000-7000-8000-000000000001'

test('what this service made of an id leads back to it', () => {
  fc.assert(
    fc.property(fc.uuid(), (made) => {
      assert.equal(readInvitationSecret(invitationSecret(made, service), service), made)
    }),
  )
})

test('the secret of another service opens nothing here', () => {
  assert.equal(readInvitationSecret(invitationSecret(id, 'the secret of another service'), service), null)
})

test('the proof of one id opens no other', () => {
  const [, proof] = invitationSecret(id, service).split('.')
  assert.equal(readInvitationSecret(`${randomUUID()}.${proof}`, service), null)
})

test('a secret with one character changed, cut off or added opens nothing', () => {
  const secret = invitationSecret(id, service)
  fc.assert(
    fc.property(fc.nat(secret.length - 2), fc.constantFrom('0', 'a', 'Z', '.', '-'), (at, character) => {
      const changed = secret.slice(0, at) + character + secret.slice(at + 1)
      if (changed !== secret) assert.equal(readInvitationSecret(changed, service), null, changed)
      assert.equal(readInvitationSecret(secret.slice(0, at), service), null)
    }),
  )
  assert.equal(readInvitationSecret(`${secret}.x`, service), null)
})

test('whatever somebody sends is read without failing', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (text) => {
      assert.equal(readInvitationSecret(text, service), null)
    }),
  )
})

test('the secret stands behind the #, so that no server on the way sees it', () => {
  const secret = invitationSecret(id, service)
  const link = new URL(invitationLink('https://tenure.example.com', secret))
  assert.deepEqual([link.pathname, link.search, link.hash], ['/invitation', '', `#${secret}`])
})
