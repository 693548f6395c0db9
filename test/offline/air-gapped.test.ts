import assert from 'node:assert/strict'
import { copyFileSync, readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { isSealed } from './air-gap.ts'
import { openSite, type Site } from './site.ts'

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
    $ tenure-agent account set CUSTOMER-ID
    Customer ID CUSTOMER-ID is set.
    The license service at http://127.0.0.1:9 cannot be reached. (service-unreachable)
    Check the network and TENURE_AGENT_SERVICE_URL. Everything on this controller goes on as it is.
    Next, without a network: tenure-agent request --want LICENSE-ID.
    $ tenure-agent request --want LICENSE-1 LICENSE-2 --out one.jws
    one.jws is to be carried to the Customer Portal.
    It asks for LICENSE-1.
    It asks for LICENSE-2.
    Add the answer here: tenure-agent apply FILE. Until then the same request is shown again.
  `)
  assert.equal(await site.handIn('one.jws', 'lost.json'), 200)
  // The answer is lost on the way. Nothing is lost: the same request is shown and answered, byte for byte (O3).
  await unit.follow(`
    $ tenure-agent request --out again.jws
    again.jws is to be carried to the Customer Portal.
    It asks for LICENSE-1.
    It asks for LICENSE-2.
    Add the answer here: tenure-agent apply FILE. Until then the same request is shown again.
  `)
  assert.equal(await site.handIn('again.jws', 'one.json'), 200)
  assert.equal(readFileSync(site.stick('one.json'), 'utf8'), readFileSync(site.stick('lost.json'), 'utf8'))
  await unit.follow(`
    $ tenure-agent apply one.json
    LICENSE ID DESCRIPTION QUANTITY STATUS ACTIVATED
    LICENSE-1 10-device capacity 10 Active TODAY
    LICENSE-2 10-device capacity 10 Active TODAY
    $ tenure-agent apply one.json
    LICENSE ID DESCRIPTION QUANTITY STATUS ACTIVATED
    LICENSE-1 10-device capacity 10 Active TODAY
    LICENSE-2 10-device capacity 10 Active TODAY
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
    $ tenure-agent licenses
    This controller holds no license.
  `)
})

test('return some: given up at once, and the proof is shown as often as needed (O4)', async () => {
  const unit = site.controller('SC-0001')
  await unit.follow(`
    $ tenure-agent request --give LICENSE-2 --out proof.jws
    proof.jws is to be carried to the Customer Portal.
    It returns LICENSE-2, which is given up.
    Add the answer here: tenure-agent apply FILE. Until then the same request is shown again.
    $ tenure-agent licenses
    LICENSE ID DESCRIPTION QUANTITY STATUS ACTIVATED
    LICENSE-1 10-device capacity 10 Active TODAY
    $ tenure-agent request --discard
    The waiting request is the proof that 1 license(s) were given up, and stays until it is answered. (request-gives)
    Carry it to the service and apply the answer; tenure-agent request shows it again.
    [exit 1]
    $ tenure-agent request --out proof-again.jws
    proof-again.jws is to be carried to the Customer Portal.
    It returns LICENSE-2, which is given up.
    Add the answer here: tenure-agent apply FILE. Until then the same request is shown again.
  `)
  assert.equal(
    readFileSync(site.stick('proof.jws'), 'utf8'),
    readFileSync(site.stick('proof-again.jws'), 'utf8'),
  )
  assert.equal(await site.handIn('proof.jws', 'two.json'), 200)
  assert.equal(await site.handIn('proof-again.jws', 'two-again.json'), 200)
  assert.equal(await site.holderOf(licenses[1] ?? ''), 'account')
  await unit.follow(`
    $ tenure-agent apply two.json
    LICENSE ID DESCRIPTION QUANTITY STATUS ACTIVATED
    LICENSE-1 10-device capacity 10 Active TODAY
  `)
})

test('an older answer brings nothing back', async () => {
  const unit = site.controller('SC-0001')
  await unit.follow(`
    $ tenure-agent apply one.json
    The license file has generation 1, and generation 2 is stored. (document-older)
    Nothing needs to be done; to change the licenses, add a file newer than generation 2.
    [exit 1]
    $ tenure-agent licenses
    LICENSE ID DESCRIPTION QUANTITY STATUS ACTIVATED
    LICENSE-1 10-device capacity 10 Active TODAY
  `)
})

test('what was refused comes along with its reason and remedy', async () => {
  const unit = site.controller('SC-0003')
  await unit.follow(`
    $ tenure-agent account set CUSTOMER-ID
    Customer ID CUSTOMER-ID is set.
    The license service at http://127.0.0.1:9 cannot be reached. (service-unreachable)
    Check the network and TENURE_AGENT_SERVICE_URL. Everything on this controller goes on as it is.
    Next, without a network: tenure-agent request --want LICENSE-ID.
    $ tenure-agent request --want LICENSE-1 --qr code.png --out three.jws
    three.jws is to be carried to the Customer Portal.
    code.png is to be carried to the Customer Portal.
    It asks for LICENSE-1.
    Add the answer here: tenure-agent apply FILE. Until then the same request is shown again.
    code.png is a QR code of version 17.
  `)
  assert.equal(await site.handIn('three.jws', 'three.json'), 200)
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
  await unit.follow(`
    $ tenure-agent request --out restored.jws
    restored.jws is to be carried to the Customer Portal.
    Add the answer here: tenure-agent apply FILE. Until then the same request is shown again.
  `)
  assert.equal(await site.handIn('restored.jws', 'restored.json'), 200)
  await unit.follow(`
    $ tenure-agent apply restored.json
    LICENSE ID DESCRIPTION QUANTITY STATUS ACTIVATED
    LICENSE-1 10-device capacity 10 Active TODAY
  `)
  assert.equal(await site.seenBehind('SC-0001'), 1)
})

test('a cloned disk: one right stays one right, and a case shows the clone (O6)', async () => {
  const unit = site.controller('SC-0001')
  unit.backUp('clone')
  await unit.follow(`
    $ tenure-agent request --want LICENSE-3 --out original.jws
    original.jws is to be carried to the Customer Portal.
    It asks for LICENSE-3.
    Add the answer here: tenure-agent apply FILE. Until then the same request is shown again.
  `)
  assert.equal(await site.handIn('original.jws', 'original.json'), 200)
  await unit.follow(`
    $ tenure-agent apply original.json
    LICENSE ID DESCRIPTION QUANTITY STATUS ACTIVATED
    LICENSE-1 10-device capacity 10 Active TODAY
    LICENSE-3 10-device capacity 10 Active TODAY
  `)
  unit.backUp('original')
  const seen = await site.seenBehind('SC-0001')
  // The clone knows nothing of it, and asks for its own.
  unit.restore('clone')
  await unit.follow(`
    $ tenure-agent request --want LICENSE-4 --out clone.jws
    clone.jws is to be carried to the Customer Portal.
    It asks for LICENSE-4.
    Add the answer here: tenure-agent apply FILE. Until then the same request is shown again.
  `)
  assert.equal(await site.handIn('clone.jws', 'clone.json'), 200)
  assert.equal(await site.seenBehind('SC-0001'), seen + 1)
  // Both units are one controller to the service; no license is counted twice (T5).
  for (const id of licenses.slice(2)) assert.match(await site.holderOf(id), /^(controller|account)$/)
  unit.restore('original')
  assert.deepEqual(await unit.holds(), [licenses[0], licenses[2]])
})

test('return all, carried in a site bundle with another controller’s request', async () => {
  const [one, two] = [site.controller('SC-0004'), site.controller('SC-0005')]
  const [mine] = await site.buy(1)
  for (const unit of [one, two])
    await unit.follow(`
      $ tenure-agent account set CUSTOMER-ID
      Customer ID CUSTOMER-ID is set.
      The license service at http://127.0.0.1:9 cannot be reached. (service-unreachable)
      Check the network and TENURE_AGENT_SERVICE_URL. Everything on this controller goes on as it is.
      Next, without a network: tenure-agent request --want LICENSE-ID.
    `)
  await one.follow(`
    $ tenure-agent bundle add site.json --want LICENSE-5
    site.json holds the requests of 1 controller(s).
    It asks for LICENSE-5.
    Add the answer here: tenure-agent apply FILE. Until then the same request is shown again.
  `)
  await two.follow(`
    $ tenure-agent bundle add site.json --want LICENSE-1
    site.json holds the requests of 2 controller(s).
    It asks for LICENSE-1.
    Add the answer here: tenure-agent apply FILE. Until then the same request is shown again.
    $ tenure-agent bundle show site.json
    2 request(s):
    SC-0004 asks for 1, returns 0, made on TODAY
    SC-0005 asks for 1, returns 0, made on TODAY
  `)
  const [file, out] = [site.stick('site.json'), site.stick('answers.json')]
  const carried = await site.laptop('bundle', 'carry', file, '--service', site.serviceUrl, '--out', out)
  assert.match(carried, /^SC-0004 {2}done$/m)
  assert.match(carried, /^SC-0005 {2}answered; 1 not done$/m)
  assert.match(carried, /^2 of 2 controllers have an answer/m)
  assert.match(carried, /\[exit 1\]$/m)
  copyFileSync(out, site.stick('copy.json'))
  const again = await site.laptop('bundle', 'carry', file, '--service', site.serviceUrl, '--out', out)
  assert.match(again, /^SC-0004 {2}done$/m)
  assert.equal(readFileSync(out, 'utf8'), readFileSync(site.stick('copy.json'), 'utf8'))
  await one.follow(`
    $ tenure-agent apply answers.json
    LICENSE ID DESCRIPTION QUANTITY STATUS ACTIVATED
    LICENSE-5 10-device capacity 10 Active TODAY
    $ tenure-agent bundle add back.json --give LICENSE-5
    back.json holds the requests of 1 controller(s).
    It returns LICENSE-5, which is given up.
    Add the answer here: tenure-agent apply FILE. Until then the same request is shown again.
    $ tenure-agent licenses
    This controller holds no license.
  `)
  await site.laptop(
    'bundle',
    'carry',
    site.stick('back.json'),
    '--service',
    site.serviceUrl,
    '--out',
    site.stick('back-answers.json'),
  )
  assert.equal(await site.holderOf(mine ?? ''), 'account')
  await one.follow(`
    $ tenure-agent apply back-answers.json
    This controller holds no license.
  `)
})
