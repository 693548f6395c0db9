import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  examineAccess,
  examineApi,
  examineBroker,
  examineCertificate,
  examineDisk,
  examineKey,
  examineKeyList,
} from './examine-site.ts'
import type { Finding } from './finding.ts'

const DAY = 86_400_000
const now = Date.UTC(2026, 5, 1)
const site = { open: { folders: [], files: [] }, disks: [], api: [], certificateEndsAt: null }
const disk = { folder: '/state', freeBytes: 10 ** 9, isWritable: true }
const list = (until: number) => ({ serial: 3, issuedAt: now, keys: [{ kid: 'k', x: '', from: 0, until }] })

const good: Readonly<Record<string, readonly [Finding, RegExp]>> = {
  'a key in a file': [examineKey({ keptIn: 'file', problem: null }), /file of the identity folder/],
  'a key in a TPM': [examineKey({ keptIn: 'tpm', problem: null }), /TPM/],
  'files for one user': [examineAccess(site), /alone/],
  'a disk with room': [examineDisk(disk), /^1000 MB free for \/state$/],
  'a disk that does not tell its room': [examineDisk({ ...disk, freeBytes: null }), /\/state/],
  'a broker that answers': [examineBroker({ url: 'mqtt://a', isReached: true }), /mqtt:\/\/a can be reached/],
  'HTTP on the loopback': [examineApi({ host: '127.0.0.1', tls: false }), /HTTP on 127/],
  'HTTP on the loopback of IPv6': [examineApi({ host: '::1', tls: false }), /HTTP on ::1/],
  'HTTPS everywhere': [examineApi({ host: '0.0.0.0', tls: true }), /HTTPS on 0\.0\.0\.0/],
  'a certificate for years': [examineCertificate(now + 3650 * DAY, now), /until 2036-05-29/],
  'a key list for a year': [examineKeyList(list(now + 365 * DAY), now), /number 3, .* until 2027-06-01/],
}
for (const [what, [finding, found]] of Object.entries(good))
  test(`all is well with ${what}`, () => {
    assert.deepEqual([finding.ok, finding.remedy], [true, ''])
    assert.match(finding.found, found)
  })

const bad: Readonly<Record<string, readonly [Finding, RegExp, RegExp]>> = {
  'a TPM that is away': [
    examineKey({ keptIn: 'tpm', problem: 'no tcti' }),
    /no tcti/,
    /TENURE_AGENT_TPM_TCTI/,
  ],
  'files that others may read': [
    examineAccess({ ...site, open: { folders: ['/state'], files: ['/id/a', '/id/b'] } }),
    /\/state, \/id\/a, \/id\/b/,
    /^chmod 700 \/state; chmod 600 \/id\/a \/id\/b\.$/,
  ],
  'one file': [
    examineAccess({ ...site, open: { folders: [], files: ['/id/a'] } }),
    /\/id\/a/,
    /^chmod 600 \/id\/a\.$/,
  ],
  'a full disk': [examineDisk({ ...disk, freeBytes: 19_999_999 }), /only 19 MB free/, /Make room/],
  'a disk that is mounted read-only': [
    examineDisk({ ...disk, isWritable: false }),
    /cannot be written/,
    /Mount/,
  ],
  'a broker that is away': [
    examineBroker({ url: 'mqtt://a', isReached: false }),
    /mqtt:\/\/a does not answer/,
    /TENURE_AGENT_MQTT_URL/,
  ],
  'HTTP on the network': [examineApi({ host: '0.0.0.0', tls: false }), /unencrypted/, /TENURE_AGENT_TLS=on/],
  'HTTP on an address that only looks like the loopback': [
    examineApi({ host: '::10', tls: false }),
    /unencrypted/,
    /TENURE_AGENT_HOST/,
  ],
  'a certificate that ends': [
    examineCertificate(now + 30 * DAY, now),
    /ends on 2026-07-01/,
    /start it again/,
  ],
  'a key list that ends': [examineKeyList(list(now + 30 * DAY), now), /until 2026-07-01/, /refresh/],
}
for (const [what, [finding, found, remedy]] of Object.entries(bad))
  test(`${what} is found, with the remedy`, () => {
    assert.equal(finding.ok, false)
    assert.match(finding.found, found)
    assert.match(finding.remedy, remedy)
  })
