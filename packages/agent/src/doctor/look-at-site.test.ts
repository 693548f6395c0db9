import assert from 'node:assert/strict'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { readSettings, type Settings } from '../settings.ts'
import { openCertificate } from '../signing/certificate.ts'
import { lookAtSite } from './look-at-site.ts'

let folder: string
let settings: Settings
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenure-doctor-'))
  settings = readSettings({ TENURE_AGENT_DIR: folder })
  mkdirSync(settings.identityFolder, { mode: 0o700 })
  for (const name of ['owner-token', 'users.json', 'devices.sqlite'])
    writeFileSync(join(folder, name), 'x', { mode: 0o600 })
  for (const name of ['controller-key.pem', 'license-file.jws'])
    writeFileSync(join(settings.identityFolder, name), 'x', { mode: 0o600 })
  writeFileSync(join(settings.identityFolder, 'lock.sqlite'), '', { mode: 0o644 })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('files and folders as the agent makes them are for its user alone', () => {
  assert.deepEqual(lookAtSite(settings).open, { folders: [], files: [] })
})

test('the key, a token or a folder that others may read is named', () => {
  const key = join(settings.identityFolder, 'controller-key.pem')
  const token = join(folder, 'owner-token')
  chmodSync(key, 0o640)
  chmodSync(token, 0o604)
  chmodSync(settings.identityFolder, 0o755)
  assert.deepEqual(lookAtSite(settings).open, { folders: [settings.identityFolder], files: [key, token] })
})

test('both disks are looked at, and nothing is written to them', () => {
  const names = readdirSync(folder)
  const { disks } = lookAtSite(settings)
  assert.deepEqual(
    disks.map((disk) => [disk.folder, disk.isWritable, (disk.freeBytes ?? 0) > 0]),
    [
      [folder, true, true],
      [settings.identityFolder, true, true],
    ],
  )
  assert.deepEqual(readdirSync(folder), names)
})

test('each address of the local API is looked at, and the certificate only where one is used', async () => {
  const at = Date.UTC(2026, 5, 1)
  await openCertificate(folder, { installCode: 'SC-0001-7F3A', names: [] }, at)
  assert.equal(lookAtSite(settings).certificateEndsAt, null)
  const https = { host: '0.0.0.0', port: 7443 }
  const looked = lookAtSite({ ...settings, https })
  assert.deepEqual(looked.api, [
    { host: '127.0.0.1', tls: false },
    { host: '0.0.0.0', tls: true },
  ])
  assert.ok((looked.certificateEndsAt ?? 0) > at + 9 * 365 * 86_400_000)
  writeFileSync(join(folder, 'tls-cert.pem'), 'half a certif')
  assert.equal(lookAtSite({ ...settings, https }).certificateEndsAt, null)
})
