import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { withService } from '../http/testing.ts'
import { present } from '../http/testing/present.ts'
import { addMember, PASSWORD } from '../sign-in/testing.ts'

const service = await withService({ after })
const [one, two] = service.partners
const vendor = service.vendor.administrator
const secretOf = (link: string) => link.split('#')[1] ?? ''
const accept = (secret: string, said: Record<string, string> = {}) =>
  service.call('acceptInvitation', { body: { secret, name: 'Ada', password: PASSWORD, ...said } })

test('an invitation is seen by whoever has its link, and accepted once; the same acceptance is answered again', async () => {
  const invited = await service.call('inviteMember', {
    token: one.tokens.administrator,
    body: { email: 'New@One.example', role: 'operator' },
  })
  assert.equal(invited.status, 201, invited.text)
  assert.equal(invited.body.partnerId, one.id)
  const secret = secretOf(invited.body.link)
  const seen = await service.call('lookAtInvitation', { body: { secret } })
  assert.deepEqual(
    [seen.body.email, seen.body.role, seen.body.partnerName],
    ['new@one.example', 'operator', one.name],
  )
  assert.equal((await accept(secret)).status, 200)
  assert.equal((await accept(secret)).status, 200, 'an answer that was lost is asked for again')
  const strangers = await accept(secret, { password: 'the password of somebody else' })
  assert.deepEqual([strangers.status, strangers.body.code], [403, 'password-wrong'])
  assert.equal((await service.call('lookAtInvitation', { body: { secret } })).body.code, 'invitation-unknown')
  const members = await service.call('listMembers', { token: one.tokens.viewer })
  assert.deepEqual(
    members.body.items.map((each) => [each.email, each.role]),
    [['new@one.example', 'operator']],
  )
  const open = await service.call('listInvitations', { token: one.tokens.viewer })
  assert.deepEqual(open.body.items, [])
})

test('what this service did not make, what was withdrawn and what is too old opens nothing', async (t) => {
  const invite = async (email: string) =>
    (await service.call('inviteMember', { token: vendor, body: { email, role: 'viewer' } })).body
  const forged = `${(await invite('a@vendor.example')).id}.${'A'.repeat(43)}`
  const withdrawn = await invite('b@vendor.example')
  await service.call('withdrawInvitation', { token: vendor, params: { id: withdrawn.id } })
  const replaced = await invite('c@vendor.example')
  await invite('c@vendor.example')
  const old = await invite('d@vendor.example')
  const now = service.clock.at
  t.after(() => void (service.clock.at = now))
  for (const secret of [forged, secretOf(withdrawn.link), secretOf(replaced.link), 'x'.repeat(60)])
    assert.equal((await accept(secret)).body.code, 'invitation-unknown', secret)
  service.clock.at = Date.parse(old.expiresAt)
  assert.equal((await accept(secretOf(old.link))).body.code, 'invitation-unknown')
})

test('the link alone opens nothing that an address has here already', async () => {
  const email = await addMember(service, vendor, {
    email: 'both@one.example',
    role: 'viewer',
    partnerId: one.id,
  })
  const invited = await service.call('inviteMember', {
    token: two.tokens.administrator,
    body: { email, role: 'administrator' },
  })
  const secret = secretOf(invited.body.link)
  assert.equal(
    (await accept(secret, { password: 'guessed by whoever has the link' })).body.code,
    'password-wrong',
  )
  assert.equal((await accept(secret)).status, 200)
})

test('who invites whom: a partner to itself, Customer Success to partners, only its administrators to the vendor', async () => {
  const invite = async (token: string, body: Record<string, unknown>) => {
    const answer = await service.call('inviteMember', { token, body: { role: 'viewer', ...body } })
    return answer.body.code ?? answer.status
  }
  assert.equal(await invite(one.tokens.operator, { email: 'x@one.example' }), 'not-permitted')
  assert.equal(
    await invite(one.tokens.administrator, { email: 'x@two.example', partnerId: two.id }),
    'not-found',
  )
  assert.equal(await invite(service.vendor.operator, { email: 'x@two.example', partnerId: two.id }), 201)
  assert.equal(await invite(service.vendor.operator, { email: 'x@vendor.example' }), 'not-permitted')
  assert.equal(
    await invite(vendor, { email: 'x@vendor.example', partnerId: crypto.randomUUID() }),
    'not-found',
  )
  await addMember(service, vendor, { email: 'twice@vendor.example', role: 'viewer' })
  assert.equal(await invite(vendor, { email: 'twice@vendor.example' }), 'already-exists')
})

test('a member gets another role or leaves, but not the last administrator', async () => {
  const token = two.tokens.administrator
  const email = await addMember(service, token, { email: 'last@two.example', role: 'administrator' })
  const find = async (address: string) => {
    const { body } = await service.call('listMembers', { token })
    return present(body.items.find((each) => each.email === address)?.id, `the member ${address}`)
  }
  const others = (await service.call('listMembers', { token })).body.items.filter(
    (each) => each.email !== email && each.role === 'administrator',
  )
  for (const each of others) await service.call('removeMember', { token, params: { id: each.id } })
  const id = await find(email)
  const demoted = await service.call('changeRole', { token, params: { id }, body: { role: 'viewer' } })
  assert.deepEqual([demoted.status, demoted.body.code], [409, 'last-administrator'])
  const gone = await service.call('removeMember', { token, params: { id } })
  assert.deepEqual([gone.status, gone.body.code], [409, 'last-administrator'])
  const second = await find(await addMember(service, token, { email: 'second@two.example', role: 'viewer' }))
  const raised = await service.call('changeRole', {
    token,
    params: { id: second },
    body: { role: 'administrator' },
  })
  assert.equal(raised.body.role, 'administrator')
  assert.equal((await service.call('removeMember', { token, params: { id } })).status, 204)
  const strangers = await service.call('removeMember', {
    token: one.tokens.administrator,
    params: { id: second },
  })
  assert.deepEqual([strangers.status, strangers.body.code], [404, 'not-found'])
})

test('a token is told who it is and what it may do', async () => {
  const answer = await service.call('whoAmI', { token: one.tokens.viewer })
  const { kind, email, scope, role, partnerName, accountName, may } = answer.body
  assert.deepEqual(
    [kind, email, scope, role, partnerName, accountName],
    ['token', null, 'partner', 'viewer', one.name, null],
  )
  assert.ok(may.includes('listLicenses') && !may.includes('transferLicense'))
})
