import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, before, beforeEach, describe, test } from 'node:test'
import { encodeRequest } from '@tenure/core'
import { verifyRequest } from '@tenure/sdk'
import { sampleRequest } from '@tenure/sdk/testing'
import { StateDamagedError } from '../state/state-files.ts'
import { needTool } from '../testing/need-tool.ts'
import { newController } from '../testing/open-test-agent.ts'
import { newTpm, type TestTpm } from '../testing/start-tpm.ts'
import { startTestService, type TestService } from '../testing/test-service.ts'
import { openControllerKey, type ControllerKey } from './controller-key.ts'
import { TpmError } from './tpm2-tools.ts'

// Real TPMs (swtpm), reached by the real tools.

const needed = {
  ...needTool('swtpm', 'swtpm', '--version'),
  ...needTool('tpm2_sign', 'tpm2-tools', '--version'),
}

describe('a controller’s key in a TPM', needed, () => {
  let tpm: TestTpm
  let other: TestTpm
  let folder: string
  before(async () => {
    tpm = await newTpm()
    other = await newTpm()
  })
  after(async () => {
    await tpm.remove()
    await other.remove()
  })
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tenure-identity-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const openWith = ({ tcti }: TestTpm): Promise<ControllerKey> =>
    openControllerKey(folder, { in: 'tpm', tcti })

  test('it signs requests that anybody can verify, and is the same after the TPM was off', async () => {
    const key = await openWith(tpm)
    const verified = await verifyRequest(key.signRequest(encodeRequest(sampleRequest)))
    assert.ok(verified.ok)
    assert.deepEqual([verified.value.request, verified.value.keyThumbprint], [sampleRequest, key.thumbprint])
    await tpm.off()
    await tpm.on()
    const again = await openWith(tpm)
    assert.deepEqual([again.thumbprint, again.keptIn, again.problem], [key.thumbprint, 'tpm', null])
    for (let signature = 0; signature < 5; signature++)
      assert.ok((await verifyRequest(again.signRequest(encodeRequest(sampleRequest)))).ok)
  })

  test('the disk holds nothing that another TPM could sign with, for the agent’s user alone', async () => {
    const key = await openWith(tpm)
    assert.deepEqual(readdirSync(folder), ['tpm-key.json'])
    assert.equal(statSync(join(folder, 'tpm-key.json')).mode & 0o777, 0o600)
    const elsewhere = await openWith(other)
    assert.notEqual(elsewhere.thumbprint, key.thumbprint)
    const home = await openWith(tpm)
    assert.equal(home.thumbprint, key.thumbprint, 'a disk that comes home is at home')
  })

  test('T8: while the TPM is away the last key counts, and signs nothing', async () => {
    const key = await openWith(tpm)
    await tpm.off()
    try {
      const waiting = await openWith(tpm)
      assert.equal(waiting.thumbprint, key.thumbprint)
      assert.match(waiting.problem ?? '', /tcti/)
      assert.throws(() => waiting.signRequest(encodeRequest(sampleRequest)), TpmError)
    } finally {
      await tpm.on()
    }
    assert.equal((await openWith(tpm)).problem, null)
  })

  test('without a TPM no first key is made, and a damaged file is named', async () => {
    await assert.rejects(
      openControllerKey(folder, { in: 'tpm', tcti: 'swtpm:path=/nowhere/tpm.sock' }),
      TpmError,
    )
    writeFileSync(join(folder, 'tpm-key.json'), '{"keys":[]}')
    await assert.rejects(openWith(tpm), StateDamagedError)
    assert.equal(readFileSync(join(folder, 'tpm-key.json'), 'utf8'), '{"keys":[]}')
  })
})

describe('a controller whose key is in a TPM, with a service', needed, () => {
  let service: TestService
  let tpm: TestTpm
  let other: TestTpm
  before(async () => {
    service = await startTestService(Date.now())
    tpm = await newTpm()
    other = await newTpm()
  })
  after(async () => {
    await service.close()
    await tpm.remove()
    await other.remove()
  })

  test('it is granted licenses, keeps them over a restart and without the TPM, and burns nothing it cannot sign', async () => {
    const controller = newController(service, { TENURE_AGENT_KEY: 'tpm', TENURE_AGENT_TPM_TCTI: tpm.tcti })
    let agent = await controller.open()
    agent.setAccount(service.customerId)
    const licenseId = service.issue({ kind: 'capacity' })
    const activated = await agent.activate([licenseId])
    assert.ok(activated.ok && activated.value.refusals.length === 0)
    const { keyThumbprint } = agent.status()
    await agent.close()

    await tpm.off()
    agent = await controller.open()
    assert.deepEqual([agent.status().capacity, agent.status().keyThumbprint], [10, keyThumbprint])
    for (const asked of [await agent.refresh(), await agent.giveBack([licenseId])]) {
      assert.ok(!asked.ok)
      assert.equal(asked.refusal.code, 'tpm-unavailable')
    }
    assert.deepEqual([agent.status().capacity, agent.status().waiting], [10, null])

    await tpm.on()
    assert.ok((await agent.refresh()).ok, 'a TPM that comes back signs at once')
    await agent.close()
    controller.remove()
  })

  test('O2: on another TPM it is another controller: the licenses do not count, and the service asks for approval', async () => {
    const at = { TENURE_AGENT_INSTALL_CODE: 'SC-TPM-2', TENURE_AGENT_KEY: 'tpm' }
    const controller = newController(service, { ...at, TENURE_AGENT_TPM_TCTI: tpm.tcti })
    let agent = await controller.open()
    agent.setAccount(service.customerId)
    assert.ok((await agent.activate([service.issue({ kind: 'capacity' })])).ok)
    await agent.close()

    controller.env['TENURE_AGENT_TPM_TCTI'] = other.tcti
    agent = await controller.open()
    const { capacity, problem } = agent.status()
    assert.deepEqual([capacity, problem?.code], [0, 'identity-lost'])
    const asked = await agent.refresh()
    assert.ok(!asked.ok)
    assert.equal(asked.refusal.code, 'key-changed')
    await agent.close()

    controller.env['TENURE_AGENT_TPM_TCTI'] = tpm.tcti
    agent = await controller.open()
    assert.equal(agent.status().capacity, 10)
    await agent.close()
    controller.remove()
  })
})
