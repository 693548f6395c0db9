import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { withNotices } from './testing.ts'

const service = await withNotices({ after })
const [partner] = service.partners
const [building, other] = partner.accounts
const START = Date.UTC(2026, 2, 1)
const END = Date.UTC(2027, 2, 1)
const email = 'site@example.com'
let link = ''
let contactId = ''

/** The next step of everything that runs. */
const nextMails = async (daysBefore: number) => {
  service.clock.at = END - daysBefore * 86_400_000 + 9 * 3_600_000
  await service.run()
  return service.send()
}
const page = (path: string, method = 'GET', body?: string) =>
  service.app.request(path, {
    method,
    ...(body === undefined ? {} : { body, headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
  })
const wants = async () => {
  const listed = await service.call('listContacts', {
    token: partner.tokens.viewer,
    params: { id: building.id },
  })
  return listed.body.items.find((each) => each.email === email)?.notices
}

before(async () => {
  contactId = await service.addContact(partner, building, email, { language: 'de' })
  await service.addContact(partner, other, email)
  for (const account of [building, other]) {
    const licenses = await service.issue(partner, 'MNT-10-12')
    await service.transfer(partner, account, licenses)
    const unit = await service.addController(partner, account)
    await service.activate(unit, licenses, { startsAt: START, endsAt: END })
  }
  const mails = await nextMails(90)
  assert.equal(mails.length, 2)
  const german = mails.find(({ language }) => language === 'de')
  link = (german?.unsubscribeUrl ?? '').replace('https://tenure.example.com', '')
})

test('to open the link of a mail asks, and changes nothing: programs that look for bad links follow each', async () => {
  const opened = await page(link)
  const text = await opened.text()
  assert.equal(opened.status, 200)
  assert.match(
    text,
    /<html lang="de">[^]*Diese Mails abbestellen\?[^]*site@example\.com[^]*Partner One Building 1/,
  )
  assert.doesNotMatch(text, /<script/)
  assert.match(opened.headers.get('content-security-policy') ?? '', /default-src 'none'.*form-action 'self'/)
  assert.equal(await wants(), true)
})

test('RFC 8058: what a mail program posts stops the mails about that account, and about no other', async () => {
  const posted = await page(link, 'POST', 'List-Unsubscribe=One-Click')
  assert.equal(posted.status, 200)
  assert.match(await posted.text(), /Die Mails sind abbestellt/)
  assert.equal(await wants(), false)
  const mails = await nextMails(60)
  assert.deepEqual(
    mails.map(({ subject }) => subject),
    ['Maintenance in Partner One Building 2 ends on 1 March 2027'],
  )
})

test('who stopped the mails stays so when the contact is removed and added again', async () => {
  const token = partner.tokens.operator
  await service.call('removeContact', { token, params: { id: building.id, contactId } })
  contactId = await service.addContact(partner, building, email)
  assert.equal(await wants(), false)
  assert.equal((await nextMails(30)).length, 1)
})

test('the page’s button takes it back, and so does an operator who is asked to', async () => {
  const { pathname } = new URL(link, 'https://tenure.example.com')
  await page(`${pathname}?language=de&notices=on`, 'POST')
  assert.equal(await wants(), true)
  await page(link, 'POST')
  const params = { id: building.id, contactId }
  const seen = await service.call('getContact', { token: building.tokens.viewer, params })
  const edited = await service.call('editContact', {
    token: building.tokens.operator,
    params,
    ifMatch: seen.headers.get('etag') ?? '',
    body: { notices: true },
  })
  assert.deepEqual([edited.status, edited.body.notices], [200, true])
  assert.equal((await nextMails(7)).length, 2)
})

test('what was recorded and is stopped before it is sent is not sent', async () => {
  service.clock.at = END
  await service.run()
  await page(link, 'POST')
  assert.equal((await service.send()).length, 1)
})

test('the operation does the same, and a link that is not whole is not known', async () => {
  const secret = /unsubscribe\/([\w-]+)/.exec(link)?.[1] ?? ''
  const back = await service.call('unsubscribe', { body: { secret, notices: true } })
  assert.deepEqual(back.body, { email, about: 'Partner One Building 1', notices: true })
  const unknown = await service.call('unsubscribe', { body: { secret: secret.slice(1) } })
  assert.deepEqual([unknown.status, unknown.body.code], [404, 'not-found'])
  for (const method of ['GET', 'POST']) {
    const answer = await page(`/unsubscribe/${secret.slice(1)}`, method)
    assert.equal(answer.status, 404)
    assert.match(await answer.text(), /This link is not known/)
  }
  assert.equal((await page(link, 'PUT')).status, 405)
})
