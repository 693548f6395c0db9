import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { chmod, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { encodeLicenseFile, keyAt, MS_PER_DAY, type HeldLicense } from '@tenure/core'
import { compactVerify } from 'jose'
import { Misconfigured } from '../misconfigured.ts'
import { keyPaths, readKeyLists } from './key-folder.ts'
import { initKeys, KEY_VALIDITY_DAYS, OVERLAP_DAYS, rotateKeys } from './rotate-keys.ts'
import { signCompact } from './sign-compact.ts'
import { openSigner } from './signer.ts'

const AT = Date.UTC(2026, 2, 1)
const folders = await mkdtemp(join(tmpdir(), 'tenure-keys-test-'))
after(() => rm(folders, { recursive: true }))

let count = 0
const newFolder = () => join(folders, String(++count))

const misconfigured = (message: RegExp, remedy: RegExp) => (error: unknown) => {
  assert(error instanceof Misconfigured)
  assert.match(error.message, message)
  assert.match(error.remedy, remedy)
  return true
}

test('the signature is that of RFC 8037 A.4', async () => {
  const key = {
    kty: 'OKP',
    crv: 'Ed25519',
    kid: 'rfc',
    x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
    d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A',
  } as const
  assert.equal(
    await signCompact({ alg: 'EdDSA' }, 'Example of Ed25519 signing', key),
    'eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg',
  )
})

test('O7: the keys of a vendor begin with key list 1, signed by the root, and one key that is good now', async () => {
  const folder = newFolder()
  const { serial, kid } = await initKeys(folder, AT)
  const [stored] = await readKeyLists(folder)
  assert.equal(serial, 1)
  assert.deepEqual(stored?.list.keys, [
    { kid, x: stored?.list.keys[0]?.x, from: AT, until: AT + KEY_VALIDITY_DAYS * MS_PER_DAY },
  ])
  const root = JSON.parse(await readFile(keyPaths(folder).root, 'utf8')) as Record<string, string>
  assert.deepEqual(Object.keys(root), ['kty', 'crv', 'kid', 'x'])
  const { protectedHeader } = await compactVerify(stored?.jws ?? '', { ...root, alg: 'EdDSA' })
  assert.deepEqual(protectedHeader, { alg: 'EdDSA', typ: 'tenure-keys+jws', kid: root['kid'] })
})

test('O3: the same claims give the same bytes, also after a restart', async () => {
  const folder = newFolder()
  await initKeys(folder, AT)
  const signer = await openSigner(folder)
  const jws = await signer.sign(signer.kid, '{"v":1}')
  assert.equal(await (await openSigner(folder)).sign(signer.kid, '{"v":1}'), jws)
  assert.equal(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString(), '{"v":1}')
  assert.equal(
    Buffer.from(jws.split('.')[0] ?? '', 'base64url').toString(),
    `{"alg":"EdDSA","typ":"tenure-license+jws","kid":"${signer.kid}"}`,
  )
})

test('O7: a key that a clock ahead has made signs from its first second on, and until then the one before', async () => {
  const folder = newFolder()
  const first = await initKeys(folder, AT)
  const second = await rotateKeys(folder, AT + 5000)
  const signer = await openSigner(folder)
  assert.deepEqual([AT, AT + 4999, AT + 5000].map(signer.kidAt), [first.kid, first.kid, second.kid])
  assert.throws(() => signer.kidAt(AT - 1), misconfigured(/no key of key list 2 signs at/, /clock/))
  const ended = AT + 5000 + KEY_VALIDITY_DAYS * MS_PER_DAY
  assert.throws(() => signer.kidAt(ended), misconfigured(/no key of key list 2 signs at/, /keys rotate/))
})

test('O7: after two rotations the newest key signs, each old one still counts for what it signed, and ends soon', async () => {
  const folder = newFolder()
  const first = await initKeys(folder, AT)
  const oldAnswer = await (await openSigner(folder)).sign(first.kid, '{}')
  const rotatedAt = AT + 300 * MS_PER_DAY
  await rotateKeys(folder, rotatedAt)
  const third = await rotateKeys(folder, rotatedAt + 300 * MS_PER_DAY)

  const signer = await openSigner(folder)
  assert.deepEqual([signer.kid, signer.keyListSerial], [third.kid, 3])
  assert.equal(await signer.sign(first.kid, '{}'), oldAnswer)
  const lists = await readKeyLists(folder)
  assert.deepEqual(
    lists.map(({ list }) => [list.serial, list.keys.length]),
    [
      [1, 1],
      [2, 2],
      [3, 3],
    ],
  )
  assert.equal(signer.keyList(1), lists[0]?.jws)
  const newest = lists[2]?.list
  assert(newest)
  assert(keyAt(newest, first.kid, rotatedAt).ok)
  assert(!keyAt(newest, first.kid, rotatedAt + OVERLAP_DAYS * MS_PER_DAY).ok)
})

test('the root can be taken offline: the service signs without it, a rotation asks for it', async () => {
  const folder = newFolder()
  await initKeys(folder, AT)
  const offline = join(folders, 'offline-root.json')
  await rename(keyPaths(folder).rootPrivate, offline)
  await openSigner(folder)
  await assert.rejects(rotateKeys(folder, AT + 1000), misconfigured(/root\.private\.json/, /backup/))
  assert.equal((await rotateKeys(folder, AT + 1000, offline)).serial, 2)
})

test('a rotation by another vendor’s root is refused and changes nothing', async () => {
  const folder = newFolder()
  const stranger = newFolder()
  await initKeys(folder, AT)
  await initKeys(stranger, AT)
  const failing = rotateKeys(folder, AT + 1000, keyPaths(stranger).rootPrivate)
  await assert.rejects(failing, misconfigured(/not the one the controllers know/, /--root-key/))
  assert.equal((await openSigner(folder)).keyListSerial, 1)
})

test('keys are never made over: a second init is refused, and one that was interrupted is completed', async () => {
  const folder = newFolder()
  await initKeys(folder, AT)
  await assert.rejects(initKeys(folder, AT), misconfigured(/keys .* already/, /keys rotate/))
  await rm(keyPaths(folder).list(1))
  const root = await readFile(keyPaths(folder).rootPrivate, 'utf8')
  assert.equal((await initKeys(folder, AT)).serial, 1)
  assert.equal(await readFile(keyPaths(folder).rootPrivate, 'utf8'), root)
})

test('only the owner can read keys; a key that others can read is refused', async () => {
  const folder = newFolder()
  const { kid } = await initKeys(folder, AT)
  const paths = keyPaths(folder)
  for (const file of [paths.rootPrivate, paths.signing(kid)])
    assert.equal((await stat(file)).mode & 0o777, 0o600, file)
  assert.equal((await stat(folder)).mode & 0o777, 0o700)
  assert.deepEqual(
    (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.tmp')),
    [],
  )
  await chmod(paths.signing(kid), 0o640)
  await assert.rejects(openSigner(folder), misconfigured(/others can read/, /chmod 600/))
})

test('a service without keys, with a list of another root, or without its key does not start', async () => {
  await assert.rejects(openSigner(newFolder()), misconfigured(/no signing keys/, /tenure keys init/))

  const mixed = newFolder()
  const stranger = newFolder()
  await initKeys(mixed, AT)
  await initKeys(stranger, AT)
  await writeFile(keyPaths(mixed).list(1), await readFile(keyPaths(stranger).list(1)))
  await assert.rejects(openSigner(mixed), misconfigured(/not key list 1, signed by root\.json/, /backup/))

  const lost = newFolder()
  const { kid } = await initKeys(lost, AT)
  await rm(keyPaths(lost).signing(kid))
  await assert.rejects(openSigner(lost), misconfigured(/signing key .* is missing/, /keys rotate/))
})

test('a license file with ten licenses has at most 1,024 bytes, whatever they are', async () => {
  const folder = newFolder()
  await initKeys(folder, AT)
  const signer = await openSigner(folder)
  const start = Date.UTC(2026, 10, 28)
  const licenses = Array.from({ length: 10 }, (): HeldLicense => ({
    id: randomUUID(),
    kind: 'trial',
    trialOf: 'maintenance',
    quantity: 1_000_000,
    startsAt: start,
    endsAt: start + 90 * MS_PER_DAY,
    upgradesTo: null,
  }))
  const hash = Buffer.alloc(16, 0xff).toString('base64url')
  const claims = encodeLicenseFile({
    installCode: 'A'.repeat(32),
    keyThumbprint: Buffer.alloc(32, 0xff).toString('base64url'),
    generation: 1_000_000,
    previous: hash,
    answers: hash,
    issuedAt: start + 1,
    segment: 'Segment Controller 1',
    customerId: randomUUID(),
    licenses: licenses.sort((a, b) => (a.id < b.id ? -1 : 1)),
    next: hash,
    upgradeBasis: 'installed-at',
  })
  const size = (await signer.sign(signer.kid, JSON.stringify(claims))).length
  assert(size <= 1024, `${size} bytes`)
})
