import assert from 'node:assert/strict'
import { test } from 'node:test'
import { verifyRequest } from '@tenure/sdk'
import { newKey, sampleFile, signLicenseFile } from '@tenure/sdk/testing'
import { openUnit, type Unit } from './unit.ts'

const said = {
  customerId: null,
  model: 'SmartServer IoT',
  softwareVersion: '3.4',
  seatsUsed: 0,
  devices: 0,
  at: Date.UTC(2026, 4, 1),
}

const read = async (unit: Unit) => {
  const verified = await verifyRequest(unit.request(said))
  assert.ok(verified.ok)
  return verified.value
}

test('a controller of the same secret sends the same requests in every load, each of them its own', async () => {
  const [one, again] = [openUnit('SC-0001', 'secret'), openUnit('SC-0001', 'secret')]
  const first = one.request(said)
  assert.equal(again.request(said), first)
  assert.notEqual(one.request(said), first)
  assert.notEqual(openUnit('SC-0001', 'another').request(said), first)
})

test('another life of the same install code has another key', async () => {
  const [before, after] = [openUnit('SC-0001', 'secret'), openUnit('SC-0001', 'secret', 2)]
  assert.notEqual((await read(before)).keyThumbprint, (await read(after)).keyThumbprint)
  assert.equal((await read(after)).request.installCode, 'SC-0001')
})

test('a clone has the key and the license file of its original, and from then on its own', async () => {
  const original = openUnit('SC-0001', 'secret')
  assert.deepEqual(original.licenses(), [])
  await original.apply(signLicenseFile(sampleFile, newKey()))
  const clone = original.clone()
  await original.apply(signLicenseFile({ ...sampleFile, generation: 4, licenses: [] }, newKey()))
  const [ofOriginal, ofClone] = [await read(original), await read(clone)]
  assert.deepEqual([ofOriginal.request.generation, ofClone.request.generation], [4, 3])
  assert.equal(ofOriginal.keyThumbprint, ofClone.keyThumbprint)
  assert.notEqual(ofOriginal.request.nonce, ofClone.request.nonce)
  assert.deepEqual(clone.licenses(), sampleFile.licenses)
  assert.deepEqual(original.licenses(), [])
})
