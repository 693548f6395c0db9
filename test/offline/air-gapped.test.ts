import assert from 'node:assert/strict'
import { copyFileSync, readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { isSealed } from './air-gap.ts'
import { openSite, type Site } from './site.ts'
import { addToBundle, apply, request, requestAgain, setAccount, showLicenses } from './what-is-said.ts'

/**
 * Controllers without any network. Each transcript is what the engineer types and reads in the basement; between two of them the
 * files are carried.
 */
let site: Site
let licenses: readonly string[]
before(async () => {
  site = await openSite()
  licenses = await site.buy(4)
})
after(() => site.close())

/** A person carries the request to where the network is, and the answer back. */
const carry = async (asked: string, answer: string): Promise<void> =>
  assert.equal(await site.handIn(asked, answer), 200)
const carryBundle = (bundle: string, answers: string): Promise<string> =>
  site.laptop(
    ...['bundle', 'carry', site.stick(bundle)],
    ...['--service', site.serviceUrl, '--out', site.stick(answers)],
  )
/** O3, O4: byte for byte. */
const assertSame = (one: string, other: string): void =>
  assert.equal(readFileSync(site.stick(one), 'utf8'), readFileSync(site.stick(other), 'utf8'))

test('the controllers have no network, where this machine can do that', (t) => {
  t.diagnostic(
    isSealed
      ? 'each controller runs in a network namespace of its own'
      : 'no namespaces here: the controllers know no address of the service',
  )
})

test('activate: the request goes out, the answer comes in, twice without harm', async () => {
  const unit = site.controller('SC-0001')
  await unit.follow(`
    ${setAccount}
    ${request('one.jws', { want: ['LICENSE-1', 'LICENSE-2'] })}
  `)
  await carry('one.jws', 'lost.json')
  // The answer is lost on the way. Nothing is lost: the same request is shown and answered, byte for byte (O3).
  await unit.follow(requestAgain('again.jws', { want: ['LICENSE-1', 'LICENSE-2'] }))
  await carry('again.jws', 'one.json')
  assertSame('one.json', 'lost.json')
  await unit.follow(`
    ${apply('one.json', 'LICENSE-1', 'LICENSE-2')}
    ${apply('one.json', 'LICENSE-1', 'LICENSE-2')}
    $ tenure-agent device add pump --protocol Modbus
    pump: licensed
    $ tenure-agent device provision pump
    pump: licensed, provisioned
  `)
  unit.backUp('last-week')
})

test('another controller’s answer does not count here', async () => {
  const other = site.controller('SC-0002')
  await other.follow(`
    $ tenure-agent apply one.json
    The license file is for the controller SC-0001, and this one is SC-0002. (document-for-another-controller)
    Add it on SC-0001, or ask for one with a request made on this controller.
    [exit 1]
    ${showLicenses()}
  `)
})

test('return some: given up at once, and the proof is shown as often as needed (O4)', async () => {
  const unit = site.controller('SC-0001')
  await unit.follow(`
    ${request('proof.jws', { give: ['LICENSE-2'] })}
    ${showLicenses('LICENSE-1')}
    $ tenure-agent request --discard
    The waiting request is the proof that 1 license(s) were given up, and stays until it is answered. (request-gives)
    Carry it to the service and apply the answer; tenure-agent request shows it again.
    [exit 1]
    ${requestAgain('proof-again.jws', { give: ['LICENSE-2'] })}
  `)
  assertSame('proof.jws', 'proof-again.jws')
  await carry('proof.jws', 'two.json')
  await carry('proof-again.jws', 'two-again.json')
  assert.equal(await site.holderOf(licenses[1] ?? ''), 'account')
  await unit.follow(apply('two.json', 'LICENSE-1'))
})

test('an older answer brings nothing back', async () => {
  const unit = site.controller('SC-0001')
  await unit.follow(`
    $ tenure-agent apply one.json
    The license file has generation 1, and generation 2 is stored. (document-older)
    Nothing needs to be done; to change the licenses, add a file newer than generation 2.
    [exit 1]
    ${showLicenses('LICENSE-1')}
  `)
})

test('what was refused comes along with its reason and remedy', async () => {
  const unit = site.controller('SC-0003')
  await unit.follow(`
    ${setAccount}
    $ tenure-agent request --want LICENSE-1 --qr code.png --out three.jws
    three.jws is to be carried to the Customer Portal: http://127.0.0.1:9/customer/carry
    code.png is to be carried to the Customer Portal: http://127.0.0.1:9/customer/carry
    It asks for LICENSE-1.
    Add the answer here: tenure-agent apply FILE. Until then the same request is shown again.
    code.png is a QR code of version 17.
  `)
  await carry('three.jws', 'three.json')
  await unit.follow(`
    $ tenure-agent apply three.json
    This controller holds no license.
    Not done: LICENSE-1
    Another controller of the account holds this license. (license-on-another-controller)
    Return it there first; if that controller is dead, have its licenses moved by its install code (RMA).
    [exit 1]
  `)
})

test('last week’s disk is restored: the service notices, and the unit goes on with the truth (O6)', async () => {
  const unit = site.controller('SC-0001')
  unit.restore('last-week')
  // It runs on with what it finds, until the next exchange.
  assert.deepEqual(await unit.holds(), licenses.slice(0, 2))
  await unit.follow(request('restored.jws'))
  await carry('restored.jws', 'restored.json')
  await unit.follow(apply('restored.json', 'LICENSE-1'))
  assert.equal(await site.seenBehind('SC-0001'), 1)
})

test('a cloned disk: one right stays one right, and a case shows the clone (O6)', async () => {
  const unit = site.controller('SC-0001')
  unit.backUp('clone')
  await unit.follow(request('original.jws', { want: ['LICENSE-3'] }))
  await carry('original.jws', 'original.json')
  await unit.follow(apply('original.json', 'LICENSE-1', 'LICENSE-3'))
  unit.backUp('original')
  const seen = await site.seenBehind('SC-0001')
  // The clone knows nothing of it, and asks for its own.
  unit.restore('clone')
  await unit.follow(request('clone.jws', { want: ['LICENSE-4'] }))
  await carry('clone.jws', 'clone.json')
  assert.equal(await site.seenBehind('SC-0001'), seen + 1)
  // Both units are one controller to the service; no license is counted twice (T5).
  for (const id of licenses.slice(2)) assert.match(await site.holderOf(id), /^(controller|account)$/)
  unit.restore('original')
  assert.deepEqual(await unit.holds(), [licenses[0], licenses[2]])
})

test('return all, carried in a site bundle with another controller’s request', async () => {
  const [one, two] = [site.controller('SC-0004'), site.controller('SC-0005')]
  const [mine] = await site.buy(1)
  for (const unit of [one, two]) await unit.follow(setAccount)
  await one.follow(addToBundle('site.json', 1, { want: ['LICENSE-5'] }))
  await two.follow(`
    ${addToBundle('site.json', 2, { want: ['LICENSE-1'] })}
    $ tenure-agent bundle show site.json
    2 request(s):
    SC-0004 asks for 1, returns 0, made on TODAY
    SC-0005 asks for 1, returns 0, made on TODAY
  `)
  const carried = await carryBundle('site.json', 'answers.json')
  assert.match(carried, /^SC-0004 {2}done$/m)
  assert.match(carried, /^SC-0005 {2}answered; 1 not done$/m)
  assert.match(carried, /^2 of 2 controllers have an answer/m)
  assert.match(carried, /\[exit 1\]$/m)
  copyFileSync(site.stick('answers.json'), site.stick('copy.json'))
  const again = await carryBundle('site.json', 'answers.json')
  assert.match(again, /^SC-0004 {2}done$/m)
  assertSame('answers.json', 'copy.json')
  await one.follow(`
    ${apply('answers.json', 'LICENSE-5')}
    ${addToBundle('back.json', 1, { give: ['LICENSE-5'] })}
    ${showLicenses()}
  `)
  await carryBundle('back.json', 'back-answers.json')
  assert.equal(await site.holderOf(mine ?? ''), 'account')
  await one.follow(apply('back-answers.json'))
})
