import assert from 'node:assert/strict'
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { MS_PER_DAY } from '@tenure/core'
import { withDatabase } from '../db/testing.ts'
import { keyPaths } from '../signing/key-folder.ts'
import { initKeys, KEY_VALIDITY_DAYS } from '../signing/rotate-keys.ts'
import type { CliParts } from './at-service.ts'
import { examine, type Finding } from './doctor.ts'

const folder = await mkdtemp(join(tmpdir(), 'tenure-doctor-'))
after(() => rm(folder, { recursive: true, force: true }))
const { url } = await withDatabase({ after })

/** Keys that were made so many days ago, their root in its safe place. */
const keysOfAge = async (days: number): Promise<string> => {
  const keys = join(folder, `keys-${days}`)
  await initKeys(keys, Date.now() - days * MS_PER_DAY)
  await rename(keyPaths(keys).rootPrivate, join(folder, `root-${days}.json`))
  return keys
}
const fresh = await keysOfAge(1)

type Examined = {
  readonly lines: readonly string[]
  readonly good: boolean
  readonly findings: readonly Finding[]
}

const ask = async (change: Readonly<Record<string, string>> = {}, now = Date.now): Promise<Examined> => {
  const parts: CliParts = {
    environment: { TENURE_DATABASE_URL: url, TENURE_DATA_DIR: folder, TENURE_KEYS_DIR: fresh, ...change },
    now,
    print: () => {},
    printError: () => {},
  }
  const { lines, json, good } = await examine(parts)
  return { lines, good: good !== false, ...(json as { findings: readonly Finding[] }) }
}
const statesOf = ({ findings }: Examined) =>
  Object.fromEntries(findings.map(({ check, state }) => [check, state]))
const findingOf = ({ findings }: Examined, check: Finding['check']) =>
  findings.find((finding) => finding.check === check) ?? assert.fail(`${check} was not examined`)

const allGood = { settings: 'good', database: 'good', migrations: 'good', clock: 'good', keys: 'good' }

test('where nothing is wrong the doctor says so of each thing, and has no remedy for any', async () => {
  const examined = await ask()
  assert.deepEqual(statesOf(examined), allGood)
  assert.equal(examined.good, true)
  assert.ok(examined.findings.every(({ remedy }) => remedy === null))
  assert.equal(examined.lines.length, 5)
})

const ages: readonly (readonly [days: number, state: Finding['state']])[] = [
  [KEY_VALIDITY_DAYS - 92, 'good'],
  [KEY_VALIDITY_DAYS - 89, 'warning'],
  [KEY_VALIDITY_DAYS - 1, 'warning'],
  [KEY_VALIDITY_DAYS + 1, 'bad'],
]
for (const [days, state] of ages)
  test(`O7: a signing key that ends in ${KEY_VALIDITY_DAYS - days} days is ${state}`, async () => {
    const examined = await ask({ TENURE_KEYS_DIR: await keysOfAge(days) })
    assert.equal(findingOf(examined, 'keys').state, state)
    assert.equal(examined.good, state !== 'bad')
    assert.equal(findingOf(examined, 'keys').remedy, state === 'good' ? null : 'Run: tenure keys rotate')
  })

test('a clock that is some seconds off is good, and one that is further off is a warning, either way', async () => {
  for (const [offMs, state] of [
    [2_000, 'good'],
    [-2_000, 'good'],
    [60_000, 'warning'],
    [-60_000, 'warning'],
  ] as const) {
    const examined = await ask({}, () => Date.now() + offMs)
    const clock = findingOf(examined, 'clock')
    assert.deepEqual([clock.state, examined.good], [state, true], `${offMs} ms`)
    if (state === 'warning') assert.match(clock.says, /^(59|60|61) s apart from the database's$/)
  }
})

test('a setting that cannot be read ends the examination: nothing else can be judged without it', async () => {
  const examined = await ask({ TENURE_PORT: 'http' })
  assert.deepEqual(statesOf(examined), { settings: 'bad' })
  assert.match(findingOf(examined, 'settings').remedy ?? '', /^Set TENURE_PORT to a whole number/)
  assert.equal(examined.good, false)
})

test('a misspelt setting is a warning by its name; the rest is examined all the same', async () => {
  const examined = await ask({ TENURE_PROT: '80' })
  assert.deepEqual(statesOf(examined), { ...allGood, settings: 'warning' })
  assert.match(findingOf(examined, 'settings').says, /^TENURE_PROT: /)
})

test('without a database the keys are still examined, and without keys the database', async () => {
  const nowhere = await ask({ TENURE_DATABASE_URL: 'postgresql://tenure@127.0.0.1:1/tenure' })
  assert.deepEqual(statesOf(nowhere), { settings: 'good', database: 'bad', keys: 'good' })
  const keyless = await ask({ TENURE_KEYS_DIR: join(folder, 'no-keys') })
  assert.deepEqual(statesOf(keyless), { ...allGood, keys: 'bad' })
})

test('what is bad or a warning comes with what to do about it, to people as to programs', async () => {
  for (const examined of [
    await ask({ TENURE_KEYS_DIR: join(folder, 'no-keys'), TENURE_PROT: '1' }),
    await ask({ TENURE_DATABASE_URL: 'postgresql://tenure@127.0.0.1:1/tenure' }),
  ])
    for (const { state, remedy } of examined.findings) {
      assert.equal(remedy === null, state === 'good')
      if (remedy !== null) assert.ok(examined.lines.some((line) => line.endsWith(`→ ${remedy}`)))
    }
})

test('the doctor shows no password, wherever it is', async () => {
  const secret = 'hunter2'
  const { lines, findings } = await ask({
    TENURE_DATABASE_URL: `postgresql://tenure:${secret}@127.0.0.1:1/tenure`,
  })
  assert.ok(!JSON.stringify([lines, findings]).includes(secret))
})
