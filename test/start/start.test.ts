import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { createClient, orThrow } from '@tenure/sdk'
import { startNode, type NodeProcess } from '../../tools/run/node-process.ts'
import { waitUntil } from '../../tools/run/wait-until.ts'
import { openProgram } from '../iap/program.ts'

/** `npm start` as people know it, on a data folder of its own: started, killed, started again, started twice. */
const main = fileURLToPath(new URL('../../tools/start/main.ts', import.meta.url))
const folder = await mkdtemp(join(tmpdir(), 'tenure-start-'))
const dataDir = join(folder, 'data')
const started: NodeProcess[] = []
after(async () => {
  for (const each of started) await each.stop()
  await rm(folder, { recursive: true, force: true })
})

type Ports = {
  readonly service: string
  readonly controller: string
  readonly mails: string
  readonly smtp: string
}
const anyFree: Ports = { service: '0', controller: '0', mails: '0', smtp: '0' }

const start = (ports: Ports, where = dataDir): NodeProcess => {
  const made = startNode(main, {
    env: {
      TENURE_DATA_DIR: where,
      TENURE_PORT: ports.service,
      TENURE_DEMO_CONTROLLER_PORT: ports.controller,
      TENURE_DEMO_MAILS_PORT: ports.mails,
      TENURE_DEMO_SMTP_PORT: ports.smtp,
    },
  })
  started.push(made)
  return made
}

/** What it prints once it is ready, as a person reads it. */
type Welcome = {
  readonly service: string
  readonly controller: string
  readonly mails: string
  readonly vendor: string
  readonly partner: string
  readonly customer: string
  readonly customerId: string
  readonly licenseId: string
  /** Passwords by address. */
  readonly people: Readonly<Record<string, string>>
  /** Passwords on the controller. */
  readonly owner: string
  readonly viewer: string
}

const welcomed = (tool: NodeProcess): Promise<Welcome> =>
  Promise.race([
    waitUntil('Tenure is ready', () => readWelcome(stripVTControlCharacters(tool.output())), 120_000),
    tool.exited.then((code) => assert.fail(`npm start ended (${code}):\n${tool.output()}`)),
  ])

const readWelcome = (text: string): Welcome | null => {
  if (!text.includes('goes on where it was.')) return null
  const said = (name: string) => new RegExp(`^  ${name} +(\\S+)`, 'm').exec(text)?.[1] ?? assert.fail(text)
  const people = [...text.matchAll(/^  (\S+@\S+) +(\S{12})  /gm)].map(([, email, password]) => [
    email,
    password,
  ])
  return {
    service: said('Portals').replace(/\/sign-in$/, ''),
    controller: said('Controller'),
    mails: said('Mails'),
    vendor: said('Vendor'),
    partner: said('Partner'),
    customer: said('Customer'),
    customerId: said('Customer ID'),
    licenseId: /^  ([0-9a-f-]{36}) +License ID/m.exec(text)?.[1] ?? assert.fail(text),
    people: Object.fromEntries(people) as Record<string, string>,
    owner: said('owner'),
    viewer: said('viewer'),
  }
}

const portOf = (url: string): string => new URL(url).port

const isOpen = (port: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(Number(port), '127.0.0.1')
    socket.once('connect', () => resolve(true))
    socket.once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })

type Page<Item> = { readonly items: readonly Item[]; readonly nextCursor: string | null }

const idsOf = async (list: (cursor?: string) => Promise<Page<{ id: string }>>): Promise<string[]> => {
  const ids: string[] = []
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await list(cursor)
    ids.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor
  }
  return ids.toSorted()
}

/** What the vendor sees of the demo's world, and the partner and the customer of theirs. */
const worldSeenBy = async ({ service: baseUrl, ...tokens }: Welcome) => {
  const vendor = createClient({ baseUrl, token: tokens.vendor })
  const partner = createClient({ baseUrl, token: tokens.partner })
  const customer = createClient({ baseUrl, token: tokens.customer })
  const query = (cursor?: string) => ({ limit: 200, ...(cursor === undefined ? {} : { cursor }) })
  return {
    partners: await idsOf(async (cursor) => orThrow(await vendor.listPartners({ query: query(cursor) }))),
    accounts: await idsOf(async (cursor) => orThrow(await vendor.listAccounts({ query: query(cursor) }))),
    licenses: await idsOf(async (cursor) => orThrow(await vendor.listLicenses({ query: query(cursor) }))),
    controllers: await idsOf(async (cursor) =>
      orThrow(await vendor.listControllers({ query: query(cursor) })),
    ),
    partnersAccounts: await idsOf(async (cursor) =>
      orThrow(await partner.listAccounts({ query: query(cursor) })),
    ),
    customersControllers: await idsOf(async (cursor) =>
      orThrow(await customer.listControllers({ query: query(cursor) })),
    ),
  }
}

const first = start(anyFree)
const welcome = await welcomed(first)
const world = await worldSeenBy(welcome)

test('npm start is ready with 3 partners, 40 accounts, 600 licenses and 120 controllers', () => {
  const { partners, accounts, licenses, controllers } = world
  assert.deepEqual(
    [partners, accounts, licenses, controllers].map(({ length }) => length),
    [3, 40, 600, 120],
  )
  assert.deepEqual([world.partnersAccounts.length, world.customersControllers.length], [16, 1])
})

test('the demo controller is one of them, and holds what it activated', async () => {
  const customer = createClient({ baseUrl: welcome.service, token: welcome.customer })
  const query = { at: 'controller', limit: 200 } as const
  const held = orThrow(await customer.listLicenses({ query })).items
  assert.deepEqual(held.map(({ kind }) => kind).toSorted(), ['capacity', 'maintenance'])
})

test('each address that it prints signs in with its password, and may act for whom it says', async () => {
  assert.equal(Object.keys(welcome.people).length, 8)
  for (const [email, password] of Object.entries(welcome.people)) {
    const signedIn = await fetch(`${welcome.service}/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: welcome.service },
      body: JSON.stringify({ email, password }),
    })
    assert.equal(signedIn.status, 200, email)
    const cookies = signedIn.headers.getSetCookie().map((line) => line.split(';')[0])
    const headers = { cookie: cookies.join('; ') }
    const { places } = (await (await fetch(`${welcome.service}/auth/places`, { headers })).json()) as {
      places: readonly { scope: string; partnerId: string | null }[]
    }
    const [place] = places
    const actingFor = place?.partnerId == null ? 'vendor' : `partner:${place.partnerId}`
    const me = await fetch(`${welcome.service}/v1/me`, { headers: { ...headers, 'tenure-as': actingFor } })
    assert.equal(me.status, 200, email)
  }
})

test('nobody is offered to become the first administrator: there is one', () => {
  assert.doesNotMatch(first.output(), /no administrator yet/)
})

test('the License ID that it prints waits in an account for its controller', async () => {
  const vendor = createClient({ baseUrl: welcome.service, token: welcome.vendor })
  const license = orThrow(await vendor.getLicense({ params: { id: welcome.licenseId } }))
  assert.deepEqual(
    [license.holder.at, license.accountName, license.everActivated],
    ['account', 'Messehalle 4', false],
  )
})

test('the page of mails has a few of the past and the newest: the contact heard of the controller (A1)', async () => {
  const caught = async () =>
    (await (await fetch(`${welcome.mails}/mails.json`)).json()) as { to: string; subject: string }[]
  const newest = await waitUntil('the mail', async () => {
    const about = (await caught()).find(({ subject }) => subject.includes('SC-DEMO-0001'))
    return about ?? null
  })
  assert.deepEqual(newest, { ...newest, to: 'site@p-building.example' })
  const invited = (await caught()).filter(({ to }) => to === 'wiebke.harms@nordlicht.example')
  assert.equal(invited.length, 1)
  assert.ok((await caught()).length <= 12, 'the mails of the past do not flood it')
})

test('the sign-ins that it keeps are in files that nobody else may read', async () => {
  for (const name of ['vendor-token', 'world-seed.json', 'world.json', 'controller-users.json'])
    assert.equal((await stat(join(dataDir, 'demo', name))).mode & 0o777, 0o600, name)
})

test('on the controller the printed users sign in: the owner manages, the viewer looks', async () => {
  const ca = await readFile(join(dataDir, 'demo-controller', 'tls-cert.pem'), 'utf8')
  for (const [name, password, managed] of [
    ['owner', welcome.owner, 204],
    ['viewer', welcome.viewer, 403],
  ] as const) {
    const program = openProgram(welcome.controller, ca)
    assert.equal((await program.signIn(name, password)).status, 200)
    assert.equal((await program.call('GET', '/iap/lic')).status, 200)
    assert.equal((await program.call('POST', '/iap/lic/cloud')).status, managed)
  }
})

test('a second one on the same ports ends at once, says which are taken and what to do, and makes nothing', async () => {
  const elsewhere = join(folder, 'second')
  const second = start(
    {
      service: portOf(welcome.service),
      controller: portOf(welcome.controller),
      mails: portOf(welcome.mails),
      smtp: '0',
    },
    elsewhere,
  )
  assert.equal(await second.exited, 1)
  for (const [url, what] of [
    [welcome.service, 'the license service'],
    [welcome.controller, 'the demo controller'],
    [welcome.mails, 'the page of mails'],
  ] as const)
    assert.match(second.output(), new RegExp(`Port ${portOf(url)}, for ${what}, is taken`))
  assert.match(second.output(), /perhaps another npm start, or set other ports/)
  assert.doesNotMatch(second.output(), /^ +at /m)
  await assert.rejects(stat(elsewhere), { code: 'ENOENT' })
})

test('killed with -9 it leaves nothing that listens, and started again it is the same world', async () => {
  await first.kill()
  for (const port of [welcome.service, welcome.controller].map(portOf))
    await waitUntil(`port ${port} to be free`, async () => ((await isOpen(port)) ? null : true))
  const ports = { ...anyFree, service: portOf(welcome.service), controller: portOf(welcome.controller) }
  const again = await welcomed(start(ports))
  assert.deepEqual({ ...again, mails: '' }, { ...welcome, mails: '' })
  assert.deepEqual(await worldSeenBy(again), world)
})
