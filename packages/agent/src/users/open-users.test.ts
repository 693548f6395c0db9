import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { openStateFiles, StateDamagedError } from '../state/state-files.ts'
import { openUsers, type Users } from './open-users.ts'
import { MAX_USERS } from './user-file.ts'

let folder: string
let now: number
let users: Users
const open = (): Users => openUsers(openStateFiles(folder, folder).users, () => now)
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenure-users-'))
  now = 0
  users = open()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const codeOf = (result: Awaited<ReturnType<Users['signIn']>>): string =>
  result.ok ? 'signed in' : result.refusal.code

test('a user who was added signs in, also after a restart, whatever the case of the name', async () => {
  assert.ok((await users.add({ name: 'Ada', role: 'owner' }, 'correct horse')).ok)
  users = open()
  const signedIn = await users.signIn(' ada ', 'correct horse')
  assert.deepEqual(signedIn.ok && [signedIn.value.name, signedIn.value.role], ['Ada', 'owner'])
  assert.deepEqual(users.list(), [{ name: 'Ada', role: 'owner' }])
})

test('a wrong password and an unknown name are told apart by nothing', async () => {
  await users.add({ name: 'ada', role: 'owner' }, 'correct horse')
  const wrong = await users.signIn('ada', 'wrong horse')
  const unknown = await users.signIn('bob', 'correct horse')
  assert.equal(codeOf(wrong), 'sign-in-failed')
  assert.deepEqual(unknown, wrong)
})

test('after three mistakes a user waits, is told how long, and even the right password is not tried', async () => {
  await users.add({ name: 'ada', role: 'owner' }, 'correct horse')
  for (let mistake = 0; mistake < 4; mistake++)
    assert.equal(codeOf(await users.signIn('ada', 'wrong horse')), 'sign-in-failed')
  const early = await users.signIn('ada', 'correct horse')
  assert.ok(!early.ok)
  assert.deepEqual([early.refusal.code, early.refusal.facts], ['rate-limited', { seconds: 1 }])
  now += 1000
  assert.equal(codeOf(await users.signIn('ada', 'correct horse')), 'signed in')
})

test('a crowd of sign-ins is not all tried: who comes when eight stand in line is sent away', async () => {
  await users.add({ name: 'ada', role: 'owner' }, 'correct horse')
  const crowd = await Promise.all(Array.from({ length: 20 }, () => users.signIn('ada', 'correct horse')))
  assert.deepEqual(
    crowd.map((each) => each.ok),
    crowd.map((_, index) => index < 8),
  )
  assert.equal(codeOf(await users.signIn('ada', 'correct horse')), 'signed in')
})

test('a new password ends the old one, and marks the user as another than before', async () => {
  await users.add({ name: 'ada', role: 'owner' }, 'correct horse')
  const before = users.find('ada')?.passwordMark
  assert.ok((await users.setPassword('ADA', 'battery staple')).ok)
  assert.equal(codeOf(await users.signIn('ada', 'correct horse')), 'sign-in-failed')
  assert.equal(codeOf(await users.signIn('ada', 'battery staple')), 'signed in')
  assert.notEqual(users.find('ada')?.passwordMark, before)
  assert.equal(users.find('ada')?.role, 'owner')
})

test('who was removed is gone, and the others stay', async () => {
  await users.add({ name: 'ada', role: 'owner' }, 'correct horse')
  await users.add({ name: 'guest', role: 'viewer' }, 'correct horse')
  assert.ok(users.remove('ADA').ok)
  assert.equal(codeOf(await users.signIn('ada', 'correct horse')), 'sign-in-failed')
  assert.deepEqual(users.list(), [{ name: 'guest', role: 'viewer' }])
})

test('a name is taken once, and one that is not there is told', async () => {
  await users.add({ name: 'ada', role: 'owner' }, 'correct horse')
  const again = await users.add({ name: 'ADA', role: 'viewer' }, 'correct horse')
  assert.equal(!again.ok && again.refusal.code, 'user-exists')
  for (const missing of [await users.setPassword('bob', 'battery staple'), users.remove('bob')])
    assert.equal(!missing.ok && missing.refusal.code, 'user-not-found')
})

test('A3: viewers may view until the Owner says otherwise, and that is kept', () => {
  assert.equal(users.othersMayView(), true)
  users.letOthersView(false)
  assert.equal(open().othersMayView(), false)
})

test('no password is on the disk, and the file is for the agent’s user alone', async () => {
  await users.add({ name: 'ada', role: 'owner' }, 'correct horse')
  const file = join(folder, 'users.json')
  assert.doesNotMatch(readFileSync(file, 'utf8'), /horse/)
  assert.equal(statSync(file).mode & 0o777, 0o600)
})

test('a file that somebody damaged is an error, and not a controller without users', () => {
  for (const text of ['', '{', '{"othersMayView":true,"users":[{"name":"ada"}]}']) {
    writeFileSync(join(folder, 'users.json'), text)
    assert.throws(() => users.list(), StateDamagedError)
  }
})

test('there is an end to the number of users', async () => {
  await users.add({ name: 'ada', role: 'owner' }, 'correct horse')
  const file = join(folder, 'users.json')
  const {
    users: [ada],
    ...rest
  } = JSON.parse(readFileSync(file, 'utf8')) as { users: object[] }
  const many = Array.from({ length: MAX_USERS }, (_, index) => ({ ...ada, name: `user-${index}` }))
  writeFileSync(file, JSON.stringify({ ...rest, users: many }))
  users = open()
  const more = await users.add({ name: 'one-more', role: 'viewer' }, 'correct horse')
  assert.equal(!more.ok && more.refusal.code, 'input-invalid')
  assert.ok((await users.setPassword('user-7', 'battery staple')).ok)
})
