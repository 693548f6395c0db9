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
  return {
    service: said('Service'),
    controller: said('Controller'),
    mails: said('Mails'),
    vendor: said('Vendor'),
    partner: said('Partner'),
    customer: said('Customer'),
    customerId: said('Customer ID'),
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

/** What the vendor, the partner and the customer see of the demo's world. */
const worldSeenBy = async ({ service: baseUrl, ...tokens }: Welcome) => {
  const as = (token: string) => createClient({ baseUrl, token })
  const idsOf = ({ items }: { items: readonly { id: string }[] }) => items.map(({ id }) => id).toSorted()
  return {
    partners: idsOf(orThrow(await as(tokens.vendor).listPartners())),
    accounts: idsOf(orThrow(await as(tokens.partner).listAccounts())),
    licenses: idsOf(orThrow(await as(tokens.partner).listLicenses({ query: { limit: 200 } }))),
    controllers: idsOf(orThrow(await as(tokens.customer).listControllers())),
  }
}

const first = start(anyFree)
const welcome = await welcomed(first)
const world = await worldSeenBy(welcome)

test('npm start is ready with one partner, one account, its licenses and one controller that holds some', async () => {
  assert.deepEqual([world.partners.length, world.accounts.length, world.controllers.length], [1, 1, 1])
  assert.equal(world.licenses.length, 13)
  const vendor = createClient({ baseUrl: welcome.service, token: welcome.vendor })
  const held = orThrow(await vendor.listLicenses({ query: { at: 'controller', limit: 200 } })).items
  assert.deepEqual(held.map(({ kind }) => kind).toSorted(), ['capacity', 'maintenance'])
})

test('the mails that it caught are on the page it names: the contact heard of the controller (A1)', async () => {
  const mails = await waitUntil('the mail', async () => {
    const caught = (await (await fetch(`${welcome.mails}/mails.json`)).json()) as {
      to: string
      subject: string
    }[]
    return caught.length > 0 ? caught : null
  })
  assert.deepEqual(
    mails.map(({ to, subject }) => [to, subject]),
    [['site@p-building.example', 'New controller in P-Building 1: SC-DEMO-0001']],
  )
})

test('the sign-ins that it keeps are in files that nobody else may read', async () => {
  for (const name of ['vendor-token', 'world.json', 'controller-users.json'])
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
