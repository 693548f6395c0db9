import assert from 'node:assert/strict'
import { test } from 'node:test'
import { controllerJoinedMails } from './controller-joined.ts'

const joined = {
  installCode: 'SC-0001-7F3A',
  model: 'SmartServer IoT',
  softwareVersion: '3.4',
  standing: 'belongs' as const,
  accountName: 'P-Building 1',
  emails: ['a@example.com', 'b@example.com'],
}

test('A1: each contact gets a mail of its own, so that no contact learns of the others', () => {
  const mails = controllerJoinedMails(joined)
  assert.deepEqual(
    mails.map(({ to }) => to),
    ['a@example.com', 'b@example.com'],
  )
  for (const { text } of mails) assert.doesNotMatch(text, /@example\.com/)
})

test('A1: the mail says which controller joined which account, and what to do if nobody knows it', () => {
  const [mail] = controllerJoinedMails(joined)
  assert.equal(mail?.subject, 'New controller in P-Building 1: SC-0001-7F3A')
  assert.match(mail.text, /SmartServer IoT, software 3\.4/)
  assert.match(mail.text, /can see and activate the licenses/)
  assert.match(mail.text, /have the Customer ID replaced/)
})

test('A1: of a controller that waits, the mail says that it can activate nothing until it is approved', () => {
  const [mail] = controllerJoinedMails({ ...joined, standing: 'waits' })
  assert.match(mail?.text ?? '', /waits for approval and can activate nothing/)
  assert.doesNotMatch(mail?.text ?? '', /can see and activate/)
})

test('an account without contacts gets no mail, and that is no error', () => {
  assert.deepEqual(controllerJoinedMails({ ...joined, emails: [] }), [])
})

test('A1: contacts hear of a controller that has left again, because their Customer ID was used', () => {
  const [mail] = controllerJoinedMails({ ...joined, standing: 'left' })
  assert.match(mail?.text ?? '', /used the Customer ID of P-Building 1/)
  assert.match(mail?.text ?? '', /does not belong to this account any more/)
  assert.doesNotMatch(mail?.text ?? '', /can see and activate/)
})
