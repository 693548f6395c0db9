import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideArchive, decideUnarchive } from './decide-archive.ts'
import { refusalOf, valueOf } from './sample-licenses.test.ts'

const inUse = { account: { archived: false } }
const archived = { account: { archived: true } }

test('T3: an account is archived, and a second time is nothing to do', () => {
  assert.equal(valueOf(decideArchive(inUse)), 'archive')
  assert.equal(valueOf(decideArchive(archived)), 'same')
})

test('T3: an archived account is brought back, and one in use stays so', () => {
  assert.equal(valueOf(decideUnarchive(archived)), 'unarchive')
  assert.equal(valueOf(decideUnarchive(inUse)), 'same')
})

test('A4: an account that is not in sight is not found', () => {
  for (const decide of [decideArchive, decideUnarchive])
    assert.equal(refusalOf(decide({ account: null })).code, 'account-not-found')
})
