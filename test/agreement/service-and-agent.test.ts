import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import {
  assignSeats,
  capacityAt,
  decideDeviceAction,
  decideUpgrade,
  encodeLicenseFile,
  seatsUntil,
  targetOfName,
  type DeviceFacts,
  type License,
} from '@tenure/core'
import fc from 'fast-check'
import { openAgent, readSettings, type Agent } from '@tenure/agent'
import { openControllerKey } from '../../packages/agent/src/signing/controller-key.ts'
import { keyPaths } from '../../packages/server/src/signing/key-folder.ts'
import { initKeys } from '../../packages/server/src/signing/rotate-keys.ts'
import { openSigner, type Signer } from '../../packages/server/src/signing/signer.ts'
import { anyDevices, anyLicenses, anyTime, anyVersions, SPAN } from './arbitrary-facts.ts'

/**
 * The service judges the rows of its database; the agent judges what its signed license file says. Here the same facts
 * go both ways: once straight into core, once through the service's encoder and signer, a file, and the agent's
 * verification, decoding and registry.
 */
const installCode = 'SC-0001-7F3A'
const root = mkdtempSync(join(tmpdir(), 'tenure-agreement-'))
let signer: Signer
let keyThumbprint: string

before(async () => {
  await initKeys(join(root, 'keys'), SPAN.from)
  signer = await openSigner(join(root, 'keys'))
  keyThumbprint = (await openControllerKey(join(root, 'identity'))).thumbprint
})
after(() => rmSync(root, { recursive: true, force: true }))

type Facts = {
  readonly held: readonly License[]
  readonly at: number
  readonly installed: string
  readonly upgradeBasis: 'installed-at' | 'released-at'
}

/** A controller that was given the license file of these facts, and has these devices. */
const withAgent = async (facts: Facts, judge: (agent: Agent) => void): Promise<void> => {
  const folder = mkdtempSync(join(root, 'state-'))
  const claims = encodeLicenseFile({
    ...{ installCode, keyThumbprint, generation: 1, previous: null, segment: '', customerId: null },
    ...{ answers: 'AQEBAQEBAQEBAQEBAQEBAQ', next: 'AgICAgICAgICAgICAgICAg' },
    issuedAt: SPAN.from,
    licenses: facts.held,
    upgradeBasis: facts.upgradeBasis,
  })
  // The same key, and otherwise nothing of the controllers before.
  const identity = join(folder, 'identity')
  cpSync(join(root, 'identity'), identity, { recursive: true })
  writeFileSync(join(identity, 'license-file.jws'), await signer.sign(signer.kid, JSON.stringify(claims)))
  writeFileSync(join(identity, 'key-list.jws'), signer.keyList(signer.keyListSerial))
  const opened = await openAgent({
    settings: readSettings({
      TENURE_AGENT_DIR: folder,
      TENURE_AGENT_IDENTITY_DIR: identity,
      TENURE_AGENT_INSTALL_CODE: installCode,
      TENURE_AGENT_ROOT_KEY: keyPaths(join(root, 'keys')).root,
      TENURE_AGENT_SOFTWARE_VERSION: facts.installed,
    }),
    time: { wallClock: () => facts.at, monotonicMs: () => 0 },
    patience: { attempts: 1 },
    failed: (error) => {
      throw error
    },
  })
  assert.ok(opened.ok, JSON.stringify(opened))
  const agent = opened.value
  try {
    assert.equal(agent.status().problem, null)
    judge(agent)
  } finally {
    await agent.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

test('same facts, same verdict: whether a version may be installed', async () => {
  const facts = fc.record({
    held: anyLicenses,
    at: anyTime,
    upgradeBasis: fc.constantFrom('installed-at' as const, 'released-at' as const),
    versions: anyVersions,
    releasedAt: fc.option(anyTime, { nil: null }),
  })
  const reasons = new Set<string>()
  const property = fc.asyncProperty(facts, async ({ versions, releasedAt, ...rest }) => {
    const { installed, target } = versions
    const { held, at, upgradeBasis } = rest
    const time = { at, certain: true }
    // The controller says what a release is before it judges it, so a name that is none is refused first.
    const release = targetOfName(target, releasedAt)
    const facts = { installed, target, releasedAt, held, time, upgradeBasis }
    const expected = release.ok ? decideUpgrade(facts) : release
    reasons.add(expected.ok ? expected.value.reason : expected.refusal.code)
    await withAgent({ ...rest, installed }, (agent) => {
      const judged = agent.canUpgrade(target, releasedAt)
      if (!judged.ok || !expected.ok) return assert.deepEqual(judged, expected)
      const { reason, sentence } = judged.value
      assert.deepEqual({ reason, sentence }, expected.value)
    })
  })
  await fc.assert(property, { numRuns: 150 })
  assert.ok(reasons.size >= 6, `the facts are too tame: only ${[...reasons].join(', ')}`)
})

test('same facts, same verdict: who has a seat, and what may be done with whom', async () => {
  const facts = fc.record({ held: anyLicenses, at: anyTime, devices: anyDevices })
  const property = fc.asyncProperty(facts, async ({ held, at, devices }) => {
    const capacity = capacityAt(held, at)
    // Devices come one after the other, and each is pinned as soon as it is there.
    let expected: DeviceFacts[] = []
    for (const device of devices) {
      expected = seated([...expected, { ...device, pinned: false, licensed: false }], capacity)
      expected = seated(
        expected.map((each) => (each.id === device.id ? { ...each, pinned: device.pinned } : each)),
        capacity,
      )
    }
    const controller = { held, at, isPi: false, softwareVersion: '3.4', account: null }
    await withAgent({ held, at, installed: '3.4', upgradeBasis: 'installed-at' }, (agent) => {
      for (const { id, internal, pinned } of devices) {
        assert.ok(agent.devices.add({ id, protocol: 'Modbus', name: id, internal }).ok)
        assert.ok(agent.devices.pin(id, pinned).ok)
      }
      assert.equal(agent.status().capacity, capacity)
      assert.deepEqual(
        agent.devices.list().map(({ id, licensed }) => [id, licensed]),
        expected.map(({ id, licensed }) => [id, licensed]),
      )
      for (const device of expected) {
        const verdict = decideDeviceAction('write', device, () => seatsUntil(expected), controller)
        const answer = agent.devices.check(device.id, 'write')
        assert.deepEqual(answer.ok ? null : answer.refusal, verdict.ok ? null : verdict.refusal)
      }
    })
  })
  await fc.assert(property, { numRuns: 60 })
})

const seated = (devices: readonly DeviceFacts[], capacity: number): DeviceFacts[] => {
  const { licensed } = assignSeats(devices, capacity)
  return devices.map((each) => ({ ...each, licensed: licensed.includes(each.id) }))
}
