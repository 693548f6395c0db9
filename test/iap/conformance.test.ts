import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { orThrow } from '@tenure/sdk'
import { runAgentCommand } from '../../tools/run/start-agent.ts'
import { openSite } from '../acceptance/site.ts'
import { json, multipart, openProgram, plain, type Program, type Reply } from './program.ts'

/**
 * The table of spec §4, row by row, as a program meets it that was written for the SmartServer: a real service, a real
 * agent, HTTPS, cookies, a WebSocket. The rows build on each other, as a day of that program does.
 */
const site = await openSite(Date.now(), { after })
const controller = await site.addController({ TENURE_AGENT_HTTPS_PORT: '0' })
const folder = controller.env['TENURE_AGENT_DIR'] ?? ''
const ca = await readFile(join(folder, 'tls-cert.pem'), 'utf8')
const newProgram = (): Program => openProgram(controller.httpsUrl(), ca)

const addUser = async (name: string, role: string): Promise<string> => {
  const added = await runAgentCommand(['user', 'add', name, '--role', role, '--json'], controller.env)
  assert.equal(added.code, 0, added.stderr)
  return (JSON.parse(added.stdout) as { password: string }).password
}
const ownerPassword = await addUser('ada', 'owner')
const guestPassword = await addUser('guest', 'viewer')

const owner = newProgram()
const guest = newProgram()
const listener = await (async () => {
  assert.equal((await owner.signIn('ada', ownerPassword)).status, 200)
  assert.equal((await guest.signIn('guest', guestPassword)).status, 200)
  return owner.listen()
})()
after(() => listener.close())

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const missing = 'b2a0c3de-0000-4000-8000-000000000000'
const { customerId } = site.account

type StatusRow = {
  totalCapacity: number
  usedCapacity: number
  expirationDate: string | null
  licensingId: string
}
type LicenseRow = Record<'scName' | 'description' | 'status' | 'activationDate' | 'licenseId', string>
const statusOf = async (program: Program): Promise<StatusRow> => {
  const reply = await program.call('GET', '/iap/lic/status')
  const [segment, ...others] = reply.json() as StatusRow[]
  assert.ok(segment && others.length === 0, 'one entry for the one segment')
  return segment
}
const totalOf = (payload: unknown): StatusRow | undefined => (payload as StatusRow[])[0]
const licensesOf = async (program: Program): Promise<LicenseRow[]> =>
  (await program.call('GET', '/iap/lic')).json() as LicenseRow[]

/** A reply without a body is a 204; one that has nothing to say has no body. */
const assertEmpty = ({ status, text }: Reply): void => assert.deepEqual([status, text], [204, ''])
const assertRefused = (reply: Reply, status: number, code: string): void => {
  assert.equal(reply.status, status, reply.text)
  assert.match(String(reply.headers['content-type']), /^application\/problem\+json/)
  const problem = reply.json() as { code: string; detail: string; remedy: string }
  assert.equal(problem.code, code)
  assert.ok(problem.detail.length > 10 && problem.remedy.length > 10)
}

const viewing = ['/iap/lic/status', '/iap/lic', '/iap/users/current'] as const
const managing = [
  ['PUT', '/iap/lic/accounts?segmnetId=1', plain(customerId)],
  ['POST', '/iap/lic/cloud', undefined],
  ['POST', '/iap/lic/cloud/download?scName=Roof', json([missing])],
  ['POST', '/iap/lic/cloud/upload', json({ include: [] })],
  ['POST', '/iap/lic/activation', multipart('licenseFile', 'license', 'x')],
] as const

test('401 for every call, and for the WebSocket, where nobody is signed in', async () => {
  const nobody = newProgram()
  for (const path of viewing) assertRefused(await nobody.call('GET', path), 401, 'token-missing')
  for (const [method, path, body] of managing)
    assertRefused(await nobody.call(method, path, body), 401, 'token-missing')
  await assert.rejects(nobody.listen(), /refused with 401/)
})

test('POST /iap/auth/login: JSON or a form; the cookie is for HTTPS and for no script', async () => {
  const program = newProgram()
  assertRefused(await program.signIn('ada', 'wrong'), 401, 'sign-in-failed')
  assertRefused(await program.signIn('nobody', ownerPassword), 401, 'sign-in-failed')
  assertRefused(
    await program.call('POST', '/iap/auth/login', json({ username: 'ada' })),
    400,
    'input-invalid',
  )
  assert.equal(program.setCookie(), '')
  const form = new URLSearchParams({ username: 'ada', password: ownerPassword }).toString()
  const sent = { type: 'application/x-www-form-urlencoded', text: form }
  assert.equal((await program.call('POST', '/iap/auth/login', sent)).status, 200)
  assert.match(program.setCookie(), /^cmsSID=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure$/)
})

test('GET /iap/users/current: the signed-in user', async () => {
  const tell = async (program: Program) =>
    (await program.call('GET', '/iap/users/current')).json() as Record<string, unknown>
  const [ada, other] = [await tell(owner), await tell(guest)]
  assert.deepEqual([ada['username'], ada['userName'], ada['isOwner']], ['ada', 'ada', true])
  assert.deepEqual([other['username'], other['role'], other['isOwner']], ['guest', 'viewer', false])
})

test('A3: who is not the Owner looks, and manages nothing', async () => {
  for (const path of viewing) assert.equal((await guest.call('GET', path)).status, 200, path)
  for (const [method, path, body] of managing)
    assertRefused(await guest.call(method, path, body), 403, 'owner-only')
  assert.equal((await statusOf(guest)).licensingId, '')
})

test('GET /iap/lic/status: a list for the segment, also before there is any license', async () => {
  assert.deepEqual(await statusOf(owner), {
    totalCapacity: 0,
    usedCapacity: 0,
    expirationDate: null,
    licensingId: customerId,
  })
  assert.deepEqual(await licensesOf(owner), [])
})

test('PUT /iap/lic/accounts?segmnetId=: plain text and JSON string; what is refused is not 2xx and changes nothing', async () => {
  const other = orThrow(
    await site.vendor.createAccount({ body: { partnerId: site.account.partnerId, name: 'P-Building 2' } }),
  )
  const path = '/iap/lic/accounts?segmnetId=1'
  const text = plain(other.customerId ?? '')
  assertEmpty(await owner.call('PUT', path, text))
  assert.equal((await statusOf(owner)).licensingId, other.customerId)
  assertRefused(await owner.call('PUT', path, plain(missing)), 404, 'customer-id-unknown')
  assertRefused(await owner.call('PUT', path, plain('P-Building 1')), 400, 'input-invalid')
  assertRefused(await owner.call('PUT', path), 400, 'input-invalid')
  assert.equal((await statusOf(owner)).licensingId, other.customerId)
  assertEmpty(await owner.call('PUT', path, json(customerId)))
  assert.equal((await statusOf(owner)).licensingId, customerId)
})

const [capacity = '', maintenance = '', more = ''] = await site.buy('CAP-10', 'MNT-10-12', 'CAP-10')

test('POST /iap/lic/cloud: empty; the list comes by WebSocket as UPD:LIC:CLOUD, to the Owner', async () => {
  const [asOwner, asGuest] = [await owner.listen(), await guest.listen()]
  assertEmpty(await owner.call('POST', '/iap/lic/cloud'))
  const { payload } = await asOwner.next('UPD:LIC:CLOUD')
  const offers = payload as Record<'licenseId' | 'description' | 'transferDate', string>[]
  const today = new Date(site.now()).toISOString().slice(0, 10)
  assert.deepEqual(
    offers
      .map(({ licenseId, description, transferDate }) => [licenseId, description, transferDate.slice(0, 10)])
      .toSorted(),
    [
      [capacity, '10-device capacity', today],
      [maintenance, '1-year maintenance', today],
      [more, '10-device capacity', today],
    ].toSorted(),
  )
  for (const offer of offers)
    assert.deepEqual(Object.keys(offer), ['licenseId', 'description', 'transferDate'])
  asOwner.close()
  asGuest.close()
  await Promise.all([asOwner.closed, asGuest.closed])
  assert.deepEqual(
    asGuest.heard().filter(({ action }) => action === 'UPD:LIC:CLOUD'),
    [],
  )
})

test('POST /iap/lic/cloud/download: a JSON list of License IDs; then NTF:LIC:ACTION and UPD:LIC:TOTAL', async () => {
  const path = '/iap/lic/cloud/download?scName=SmartServer'
  assertEmpty(await owner.call('POST', path, json([capacity, maintenance])))
  assert.deepEqual(await listener.next('NTF:LIC:ACTION'), { action: 'NTF:LIC:ACTION', payload: {} })
  const { payload } = await listener.next('UPD:LIC:TOTAL', (rows) => totalOf(rows)?.totalCapacity === 10)
  const status = await statusOf(owner)
  assert.deepEqual(payload, [status])
  assert.deepEqual([status.totalCapacity, status.usedCapacity], [10, 0])
  assert.match(status.expirationDate ?? '', /^\d{4}-\d{2}-\d{2}$/)
})

test('POST /iap/lic/cloud/download: not 2xx unless all is done, and what could be done is', async () => {
  const path = '/iap/lic/cloud/download'
  assertRefused(await owner.call('POST', path, json([missing])), 404, 'license-not-found')
  const partly = await owner.call('POST', path, json([more, missing]))
  assertRefused(partly, 404, 'license-not-found')
  assert.deepEqual((partly.json() as { facts: { licenseIds: string[] } }).facts.licenseIds, [missing])
  assert.equal((await statusOf(owner)).totalCapacity, 20)
  for (const body of [json([]), json({ include: [] }), json(['x']), plain('x'), undefined])
    assertRefused(await owner.call('POST', path, body), 400, 'input-invalid')
})

test('GET /iap/lic: every license with the columns of Manage Licenses', async () => {
  const rows = await licensesOf(guest)
  assert.deepEqual(
    rows.map(({ licenseId }) => licenseId).toSorted(),
    [capacity, maintenance, more].toSorted(),
  )
  for (const row of rows) {
    assert.match(row.licenseId, uuid)
    assert.match(row.activationDate, /^\d{4}-\d{2}-\d{2}$/)
    assert.match(row.status, /^(Active|(Expiring|Expired) \d{4}-\d{2}-\d{2})$/)
    assert.ok(row.scName.length > 0)
  }
  assert.equal(rows.find(({ licenseId }) => licenseId === capacity)?.description, '10-device capacity')
})

test('UPD:DEVICE: a field device that comes, is provisioned, and goes; UPD:LIC:TOTAL follows', async () => {
  await controller.addDevices('pump-1')
  const device = async () => (await listener.next('UPD:DEVICE')).payload as Record<string, unknown>
  const added = await device()
  assert.deepEqual([added['id'], added['licensed'], added['colour']], ['pump-1', true, 'blue'])
  await listener.next('UPD:LIC:TOTAL', (rows) => totalOf(rows)?.usedCapacity === 1)
  assert.equal(await controller.refusalOf('pump-1', 'provision'), null)
  const provisioned = await device()
  assert.deepEqual([provisioned['provisioned'], provisioned['colour']], [true, 'green'])
})

test('POST /iap/lic/cloud/upload: a list returns those; DEL:LIC names them', async () => {
  const path = '/iap/lic/cloud/upload'
  for (const body of [json({}), json([]), json({ include: 'all' }), undefined])
    assertRefused(await owner.call('POST', path, body), 400, 'input-invalid')
  assert.equal((await statusOf(owner)).totalCapacity, 20)
  assertEmpty(await owner.call('POST', path, json({ include: [more] })))
  assert.deepEqual(await listener.next('DEL:LIC'), { action: 'DEL:LIC', payload: [more] })
  assert.equal((await statusOf(owner)).totalCapacity, 10)
})

test('POST /iap/lic/cloud/upload: an empty list returns all, and the devices stand still', async () => {
  assertEmpty(await owner.call('POST', '/iap/lic/cloud/upload', json({ include: [] })))
  assert.deepEqual(await licensesOf(owner), [])
  assert.equal((await controller.refusalOf('pump-1', 'read'))?.code, 'no-capacity')
  const { payload } = await listener.next('DEL:LIC')
  assert.deepEqual((payload as string[]).toSorted(), [capacity, maintenance].toSorted())
})

test('POST /iap/lic/activation: an offline file whose name has no dot; 200 or 204', async () => {
  const words = ['request', '--want', capacity, '--out', join(folder, 'carried.jws')]
  assert.equal((await runAgentCommand(words, controller.env)).code, 0)
  const request = (await readFile(join(folder, 'carried.jws'), 'utf8')).trim()
  const answer = orThrow(await site.vendor.exchange({ body: request }))
  const path = '/iap/lic/activation'
  assertRefused(
    await owner.call('POST', path, multipart('otherPart', 'license', JSON.stringify(answer))),
    400,
    'input-invalid',
  )
  assertRefused(
    await owner.call('POST', path, multipart('licenseFile', 'license', 'no license')),
    400,
    'document-unreadable',
  )
  assertRefused(
    await owner.call('POST', path, multipart('licenseFile', 'license', 'x'.repeat(100_000))),
    413,
    'body-too-large',
  )
  const file = multipart('licenseFile', 'license', JSON.stringify(answer))
  const reply = await owner.call('POST', path, file)
  assert.ok([200, 204].includes(reply.status), reply.text)
  assert.deepEqual(
    (await licensesOf(owner)).map(({ licenseId }) => licenseId),
    [capacity],
  )
  // O2, O3: carried twice, nothing more.
  assert.ok([200, 204].includes((await owner.call('POST', path, file)).status))
})

test('below /cms, where programs since release 2.8 look, it is the same', async () => {
  const program = newProgram()
  const sent = json({ username: 'guest', password: guestPassword })
  assert.equal((await program.call('POST', '/cms/iap/auth/login', sent)).status, 200)
  assert.deepEqual((await program.call('GET', '/cms/iap/lic')).json(), await licensesOf(owner))
})

test('a page of another site gets nothing, though the browser holds the session', async () => {
  const foreign: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ]
  for (const headers of foreign) {
    const body = { ...json({ include: [] }), headers }
    assertRefused(await owner.call('POST', '/iap/lic/cloud/upload', body), 403, 'not-permitted')
  }
  assert.equal((await statusOf(owner)).totalCapacity, 10)
})

test('POST /iap/auth/logout: the session is over, also for the WebSocket; twice does no harm', async () => {
  const program = newProgram()
  await program.signIn('ada', ownerPassword)
  const listening = await program.listen()
  const session = program.setCookie()
  assertEmpty(await program.call('POST', '/iap/auth/logout'))
  assert.match(program.setCookie(), /^cmsSID=; Max-Age=0/)
  assertRefused(await program.call('GET', '/iap/users/current'), 401, 'token-missing')
  assertEmpty(await program.call('POST', '/iap/auth/logout'))
  const stolen = { ...json({}), headers: { cookie: session.split(';')[0] ?? '' } }
  assertRefused(await newProgram().call('POST', '/iap/lic/cloud', stolen), 401, 'token-invalid')
  await controller.addDevices('pump-2')
  assert.equal(await listening.closed, 4401)
})

test('a new password and a removal end what the user had begun', async () => {
  const again = await runAgentCommand(['user', 'password', 'guest', '--json'], controller.env)
  const { password } = JSON.parse(again.stdout) as { password: string }
  assertRefused(await guest.call('GET', '/iap/lic'), 401, 'token-invalid')
  assert.equal((await guest.signIn('guest', password)).status, 200)
  assert.equal((await runAgentCommand(['user', 'viewing', 'off'], controller.env)).code, 0)
  assertRefused(await guest.call('GET', '/iap/lic'), 403, 'owner-only')
  assert.equal((await runAgentCommand(['user', 'remove', 'guest'], controller.env)).code, 0)
  assertRefused(await guest.call('GET', '/iap/lic'), 401, 'token-invalid')
})

test('when the agent stops, who listens is told', async () => {
  await controller.switchOff()
  assert.equal(await listener.closed, 1001)
})
