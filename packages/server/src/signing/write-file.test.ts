import assert from 'node:assert/strict'
import fs, { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { keyPaths, readKeyLists } from './key-folder.ts'
import { initKeys, rotateKeys } from './rotate-keys.ts'
import { openSigner } from './signer.ts'
import { writeNewFile } from './write-file.ts'

const folder = await mkdtemp(join(tmpdir(), 'tenure-write-file-'))
after(() => rm(folder, { recursive: true, force: true }))
const newFolder = () => mkdtemp(join(folder, 'each-'))

test('a new file is there whole, for its owner alone, and nothing else is left', async () => {
  const place = await newFolder()
  await writeNewFile(join(place, 'key.json'), 'the text')
  assert.equal(await readFile(join(place, 'key.json'), 'utf8'), 'the text')
  assert.equal((await stat(join(place, 'key.json'))).mode & 0o777, 0o600)
  assert.deepEqual(await readdir(place), ['key.json'])
})

test('a file that is there is never replaced, and the attempt leaves nothing', async () => {
  const place = await newFolder()
  const path = join(place, 'key.json')
  await writeNewFile(path, 'first')
  await assert.rejects(writeNewFile(path, 'second'), { code: 'EEXIST' })
  assert.equal(await readFile(path, 'utf8'), 'first')
  assert.deepEqual(await readdir(place), ['key.json'])
})

test('of many that write one file at once, exactly one does, and its text is whole', async () => {
  const place = await newFolder()
  const texts = Array.from({ length: 20 }, (_, index) => String(index).repeat(10_000))
  const written = await Promise.allSettled(texts.map((text) => writeNewFile(join(place, 'key.json'), text)))
  const winners = texts.filter((_, index) => written[index]?.status === 'fulfilled')
  assert.equal(winners.length, 1)
  assert.equal(await readFile(join(place, 'key.json'), 'utf8'), winners[0])
  assert.deepEqual(await readdir(place), ['key.json'])
})

const START = Date.UTC(2026, 2, 1)

/** The steps that change the disk, counted; from the one of number `standsStill` on, nothing happens any more. */
let steps = 0
let standsStill = Infinity
let stoodStill = () => {}
const opened: fs.FileHandle[] = []
after(() => Promise.all(opened.map((handle) => handle.close().catch(() => {}))))

type AnyWork = (this: unknown, ...args: never[]) => Promise<unknown>
const step = <Work extends AnyWork>(work: Work): Work =>
  function (this: unknown, ...args: never[]) {
    if (++steps < standsStill) return work.apply(this, args)
    stoodStill()
    return new Promise(() => {})
  } as Work

Object.assign(fs, { mkdir: step(fs.mkdir), link: step(fs.link), rm: step(fs.rm) })
const { open } = fs
fs.open = step(async (...args: Parameters<typeof open>) => {
  const handle = await open(...args)
  opened.push(handle)
  return Object.assign(handle, { writeFile: step(handle.writeFile), sync: step(handle.sync) })
})
syncBuiltinESMExports()

/** Does the work until that step, as a power cut would leave it: no later step and no clean-up. Whether it came to it. */
const cutBefore = async (number: number, work: () => Promise<unknown>): Promise<boolean> => {
  const cut = new Promise<boolean>((resolve) => {
    stoodStill = () => resolve(true)
  })
  steps = 0
  standsStill = number
  const wasCut = await Promise.race([cut, work().then(() => false)])
  standsStill = Infinity
  return wasCut
}

test('after a power cut before any step of `keys init`, a second one makes keys that sign, and the root stays the first one', async () => {
  let number = 1
  for (; ; number++) {
    const keys = join(await newFolder(), 'keys')
    const wasCut = await cutBefore(number, () => initKeys(keys, START))
    const root = await readFile(keyPaths(keys).rootPrivate, 'utf8').catch(() => null)
    if ((await readKeyLists(keys)).length === 0) await initKeys(keys, START)
    const signer = await openSigner(keys)
    assert.equal(signer.keyListSerial, 1, `cut before step ${number}`)
    if (root !== null) assert.equal(await readFile(keyPaths(keys).rootPrivate, 'utf8'), root)
    if (!wasCut) break
  }
  assert.ok(number > 20, `only ${number} steps`)
})

test('after a power cut before any step of `keys rotate`, the service signs with the old key or the new, and rotates again', async () => {
  let number = 1
  for (; ; number++) {
    const keys = join(await newFolder(), 'keys')
    const first = await initKeys(keys, START)
    const wasCut = await cutBefore(number, () => rotateKeys(keys, START + 1000))
    const signer = await openSigner(keys)
    assert.ok(signer.keyListSerial === 2 || signer.kid === first.kid, `cut before step ${number}`)
    const { serial } = await rotateKeys(keys, START + 2000)
    assert.equal(serial, signer.keyListSerial + 1)
    assert.equal((await openSigner(keys)).keyListSerial, serial)
    if (!wasCut) break
  }
  assert.ok(number > 10, `only ${number} steps`)
})
