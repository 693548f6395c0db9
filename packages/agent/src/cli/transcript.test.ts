import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { newController } from '../testing/open-test-agent.ts'
import { runCli, startCli } from '../testing/run-cli.ts'
import { useController } from '../testing/use-site.ts'

/** Each transcript is what a site engineer types and reads. `$` lines are run; ids and instants are named. */
const { service, controller } = await useController()

const named = (text: string): string =>
  text
    .replaceAll(service.customerId, 'CUSTOMER-ID')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => names.get(id) ?? 'SOME-ID')
    .replace(/\d{4}-\d\d-\d\dT[0-9:.]+Z/g, 'NOW')
    .replace(/\d{4}-\d\d-\d\d/g, 'TODAY')
    .replaceAll(service.url, 'SERVICE-URL')
    .replace(/ +/g, ' ')
const names = new Map<string, string>()

/** Runs the `$` lines of a transcript and holds what they print, and how they end, against the rest. */
const follow = async (transcript: string, env: Record<string, string> = controller.env): Promise<void> => {
  const seen: string[] = []
  for (const line of transcript.split('\n').map((each) => each.trim())) {
    if (!line.startsWith('$ ')) continue
    const ids = new Map([...names].map(([id, name]) => [name, id]))
    const words = line
      .replace('$ tenure-agent ', '')
      .split(' ')
      .map((word) => (word === 'CUSTOMER-ID' ? service.customerId : (ids.get(word) ?? word)))
    const ran = await runCli(words, env)
    seen.push(
      line,
      ...named(ran.stdout + ran.stderr)
        .trimEnd()
        .split('\n'),
    )
    if (ran.code !== 0) seen.push(`[exit ${ran.code}]`)
  }
  const expected = transcript.split('\n').map((each) => each.trim().replace(/ +/g, ' '))
  assert.deepEqual(seen.map((line) => line.trim()).filter(Boolean), expected.filter(Boolean))
}

test('from a new controller to a licensed device, and back', async () => {
  names.set(service.issue({ kind: 'capacity', quantity: 1 }), 'LICENSE-1')
  await follow(`
    $ tenure-agent offers
    This controller does not know the account whose licenses it may use. (account-not-set)
    Set the Customer ID: tenure-agent account set CUSTOMER-ID.
    [exit 1]
    $ tenure-agent account set CUSTOMER-ID
    Customer ID CUSTOMER-ID is set: account P-Building 1.
    It offers 1 license(s). Next: tenure-agent offers.
    $ tenure-agent offers
    The account P-Building 1 offers:
    LICENSE ID DESCRIPTION QUANTITY TRANSFERRED
    LICENSE-1 1-device capacity 1 TODAY
    $ tenure-agent device add pump --protocol Modbus
    pump: unlicensed
    $ tenure-agent device add fan --protocol BACnet --name Roof-fan
    fan: unlicensed
    $ tenure-agent device provision pump
    The device pump stands still, because the controller has no capacity. (no-capacity)
    1 more seat: transfer a capacity license of at least 1 to account P-Building 1 and activate it.
    [exit 1]
    $ tenure-agent activate LICENSE-1
    LICENSE ID DESCRIPTION QUANTITY STATUS ACTIVATED
    LICENSE-1 1-device capacity 1 Active TODAY
    $ tenure-agent device provision pump
    pump: licensed, provisioned
    $ tenure-agent device reassign pump fan
    fan: licensed
    $ tenure-agent device list
    DEVICE PROTOCOL NAME SEAT COLOUR
    pump Modbus pump unlicensed purple
    fan BACnet Roof-fan licensed blue
    $ tenure-agent can-upgrade 3.5
    Upgrading to 3.5 needs maintenance for 1 devices, and the controller has none. (maintenance-missing)
    Activate maintenance for at least 1 devices or, where it can no longer be started, a one-time upgrade license of at least 1. Allowed now: every version up to and with the updates of 3.4, and platform releases.
    [exit 1]
    $ tenure-agent status
    Controller SC-0001-7F3A (Roof)
    Software SmartServer IoT 3.4
    Account P-Building 1
    License file generation 1
    Capacity 1 of 1 seats taken, 2 device(s), 1 unlicensed
    Maintenance missing: 0 for a capacity of 1
    Running scheduler on, data logging on
    Time NOW
    $ tenure-agent return --all
    This controller holds no license.
  `)
})

test('without a network, documents are carried by file', async () => {
  const away = { ...controller.env, TENURE_AGENT_SERVICE_URL: 'http://127.0.0.1:9' }
  const licenseId = service.issue({ kind: 'capacity', quantity: 1 })
  const [out, answer] = ['request.jws', 'answer.jws'].map((name) => join(controller.folder, name))
  const asked = await runCli(['request', '--want', licenseId, '--out', out ?? ''], away)
  assert.equal(asked.code, 0, asked.stderr)
  assert.match(asked.stdout, /^ {2}It asks for /m)
  const body = readFileSync(out ?? '', 'utf8')
  const reply = await fetch(`${service.url}/v1/exchange`, { method: 'POST', body })
  const answered = (await reply.json()) as { licenseFile: string }
  assert.equal(reply.status, 200, JSON.stringify(answered))
  writeFileSync(answer ?? '', answered.licenseFile)
  const applied = await runCli(['apply', answer ?? ''], away)
  assert.equal(applied.code, 0, applied.stderr)
  assert.match(applied.stdout, /1-device capacity +1 +Active/)
})

test('a file that cannot be read or written is named with what to do, and the request is not lost', async () => {
  const site = newController(service, { TENURE_AGENT_INSTALL_CODE: 'SC-0003-7F3A' })
  const nowhere = join(site.folder, 'nowhere', 'file')
  const read = await runCli(['apply', nowhere], site.env)
  assert.equal(read.code, 2)
  assert.match(read.stderr, /^The file cannot be read: ENOENT[^]*nowhere[^]*\nName the file/)
  assert.doesNotMatch(read.stderr, /^ +at /m)
  const written = await runCli(['request', '--out', nowhere], site.env)
  assert.equal(written.code, 2)
  assert.match(written.stderr, /^The file cannot be written: ENOENT[^]*\nThe request is kept/)
  const again = await runCli(['status', '--json'], site.env)
  assert.notEqual((JSON.parse(again.stdout) as { waiting: unknown }).waiting, null)
  site.remove()
})

test('what goes wrong on the site is told with what to do: no network, a wrong Customer ID, an unknown device', async () => {
  const unknown = '7b0f5f3e-6a3e-4d58-9a51-0d2f6f0f1c11'
  names.set(unknown, 'WRONG-ID')
  const site = newController(service, { TENURE_AGENT_INSTALL_CODE: 'SC-0002-7F3A' })
  const away = { ...site.env, TENURE_AGENT_SERVICE_URL: 'http://127.0.0.1:9' }
  await follow(
    `
    $ tenure-agent account set CUSTOMER-ID
    Customer ID CUSTOMER-ID is set.
    The license service at http://127.0.0.1:9 cannot be reached. (service-unreachable)
    Check the network and TENURE_AGENT_SERVICE_URL. Everything on this controller goes on as it is.
    Next, without a network: tenure-agent request --want LICENSE-ID.
    `,
    away,
  )
  await follow(
    `
    $ tenure-agent account set WRONG-ID
    Customer ID WRONG-ID is set.
    No account has this Customer ID. (customer-id-unknown)
    Copy the Customer ID of the account again; it may have been replaced.
    [exit 1]
    $ tenure-agent device provision pump
    The controller has no field device pump. (device-not-found)
    List the field devices and use one of their ids.
    [exit 1]
    $ tenure-agent licenses
    This controller holds no license.
    `,
    site.env,
  )
  site.remove()
})

test('a typo is told with the usage, and ends with 2', async () => {
  const ran = await runCli(['activate'], controller.env)
  assert.equal(ran.code, 2)
  assert.match(ran.stderr, /missing required argument 'license-id'/)
  const misspelt = await runCli(['licence'], controller.env)
  assert.equal(misspelt.code, 2)
  assert.match(misspelt.stderr, /unknown command 'licence'[^]*Add --help/)
  const both = await runCli(['return'], controller.env)
  assert.equal(both.code, 2)
  assert.match(both.stderr, /name the licenses to return, or say --all/)
})

test('a setting that cannot be read is named, and ends with 2', async () => {
  const ran = await runCli(['status'], { ...controller.env, TENURE_AGENT_PORT: 'seven' })
  assert.equal(ran.code, 2)
  assert.match(ran.stderr, /TENURE_AGENT_PORT/)
})

test('the daemon answers the CLI on its socket, keeps the state for itself, and stops when told', async () => {
  const daemon = startCli(['run'], controller.env)
  try {
    await daemon.wrote(/"event":"listening"/)
    const status = await runCli(['status', '--json'], controller.env)
    assert.equal(status.code, 0, status.stderr)
    assert.equal((JSON.parse(status.stdout) as { installCode: string }).installCode, 'SC-0001-7F3A')
    await assert.rejects(controller.open(), /Another agent process/)
    const second = await runCli(['run'], controller.env)
    assert.equal(second.code, 1)
    assert.match(second.stderr, /agent-locked/)
  } finally {
    daemon.child.kill('SIGTERM')
  }
  const ended = await daemon.ended
  assert.deepEqual([ended.code, ended.signal], [0, null], ended.stderr)
  assert.match(ended.stderr, /"event":"stopped"/)
})

test('a daemon that is killed leaves nothing that stops the next one', async () => {
  const daemon = startCli(['run'], controller.env)
  await daemon.wrote(/"event":"listening"/)
  daemon.child.kill('SIGKILL')
  assert.equal((await daemon.ended).signal, 'SIGKILL')
  const agent = await controller.open()
  await agent.close()
  const next = startCli(['run'], controller.env)
  await next.wrote(/"event":"listening"/)
  next.child.kill('SIGTERM')
  assert.equal((await next.ended).code, 0)
})

test('the doctor names what is not right and its remedy', async () => {
  const ran = await runCli(['doctor'], { ...controller.env, TENURE_AGENT_SERVICE_URL: 'http://127.0.0.1:9' })
  assert.equal(ran.code, 1)
  assert.match(ran.stdout, /^ok {2}install code {5}SC-0001-7F3A$/m)
  assert.match(ran.stdout, /^!! {2}license service {2}http:\/\/127\.0\.0\.1:9 does not answer$/m)
  assert.match(ran.stdout, /^!! {2}seats/m)
})

test('with TENURE_AGENT_TLS=on the local API speaks HTTPS with its own certificate', async () => {
  const daemon = startCli(['run'], { ...controller.env, TENURE_AGENT_TLS: 'on' })
  try {
    await daemon.wrote(/"url":"https:\/\/127\.0\.0\.1:\d+"/)
  } finally {
    daemon.child.kill('SIGTERM')
    await daemon.ended
  }
})
