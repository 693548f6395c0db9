import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  mayCall,
  operations,
  roles,
  type Operation,
  type OperationId,
  type Role,
  type Scope,
} from '../../packages/contract/src/index.ts'
import { withService } from '../../packages/server/src/http/testing.ts'
import { addMember, cookieHeader, signInAs, visitor } from '../../packages/server/src/sign-in/testing.ts'

/** The sweep of `tokens.test.ts` once more, with people and their sessions. */
const service = await withService({ after })
const [one, two] = service.partners
const [account, neighbour] = one.accounts
const guarded = (Object.keys(operations) as OperationId[]).filter((id) => operations[id].access !== 'public')

const params = {
  id: '00000000-0000-4000-8000-000000000000',
  contactId: '00000000-0000-4000-8000-000000000000',
  sku: 'ANY',
}
const fieldsOf = (id: OperationId) => {
  const operation: Operation = operations[id]
  return operation.body === undefined ? { params } : { params, body: {} }
}

type Person = { readonly scope: Scope; readonly role: Role; readonly cookie: string; readonly as: string }
const people: Person[] = []

before(async () => {
  const token = service.vendor.administrator
  const { headers } = await service.call('getSettings', { token })
  const ifMatch = headers.get('etag') ?? ''
  await service.call('editSettings', { token, ifMatch, body: { secondFactor: 'optional' } })
  for (const role of roles) {
    const atVendor = await addMember(service, token, { email: `${role}@vendor.example`, role })
    const atOne = await addMember(service, token, { email: `${role}@one.example`, role, partnerId: one.id })
    people.push(
      { scope: 'vendor', role, as: 'vendor', cookie: cookieHeader(await signInAs(service, atVendor)) },
      {
        scope: 'partner',
        role,
        as: `partner:${one.id}`,
        cookie: cookieHeader(await signInAs(service, atOne)),
      },
    )
  }
  const email = 'contact@building.example'
  await service.call('addContact', { token, params: { id: account.id }, body: { email } })
  const contact = visitor(service.app)
  await contact.post('/auth/email-otp/send-verification-otp', { email, type: 'sign-in' })
  const otp = service.mails.findLast(({ to }) => to === email)?.secret
  await contact.post('/auth/sign-in/email-otp', { email, otp })
  people.push({
    scope: 'account',
    role: 'operator',
    as: `account:${account.id}`,
    cookie: cookieHeader(contact),
  })
})

const callAs = ({ cookie, as }: Pick<Person, 'cookie' | 'as'>, id: OperationId) =>
  service.call(id, { ...fieldsOf(id), headers: { cookie, 'tenure-as': as } })

test('each operation refuses exactly the people that the permission table refuses', async () => {
  for (const person of people)
    for (const id of guarded) {
      const answer = await callAs(person, id)
      const allowed = mayCall(operations[id].access, person)
      assert.equal(answer.status === 403, !allowed, `${id} as ${person.scope} ${person.role}: ${answer.text}`)
      assert.notEqual(answer.status, 401, `${id} as ${person.scope} ${person.role}`)
    }
})

test('A4: no operation answers a person who acts for somebody else, and a session without saying for whom', async () => {
  for (const person of people)
    for (const as of [
      `partner:${two.id}`,
      `account:${neighbour.id}`,
      `account:${two.accounts[0].id}`,
      'everybody',
    ])
      for (const id of guarded) {
        const answer = await callAs({ ...person, as }, id)
        assert.deepEqual(
          [answer.status, answer.body.code],
          [403, 'not-permitted'],
          `${id} as ${person.as} for ${as}`,
        )
      }
  for (const { cookie } of people)
    for (const id of guarded) {
      const answer = await service.call(id, { ...fieldsOf(id), headers: { cookie } })
      assert.deepEqual([answer.status, answer.body.code], [401, 'token-missing'], id)
    }
})

test('no operation answers a cookie that is garbage, or whose signature is of another', async () => {
  const [first, second] = people
  const [name = ''] = first?.cookie.split('=') ?? []
  const halves = (cookie = '') =>
    decodeURIComponent(cookie.split(';')[0]?.split('=').slice(1).join('=') ?? '').split('.')
  const forged = `${name}=${encodeURIComponent(`${halves(first?.cookie)[0]}.${halves(second?.cookie)[1]}`)}`
  for (const cookie of ['tenure.session_token=x', `${name}=`, forged])
    for (const id of guarded) {
      const answer = await callAs({ cookie, as: 'vendor' }, id)
      assert.deepEqual([answer.status, answer.body.code], [401, 'session-missing'], `${id}: ${cookie}`)
    }
})
