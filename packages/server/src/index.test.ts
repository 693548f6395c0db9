import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as server from './index.ts'

test('the package offers what starts a service, and nothing of its inside', () =>
  assert.deepEqual(Object.keys(server).toSorted(), [
    'Misconfigured',
    'initKeys',
    'openLog',
    'readSettings',
    'rotateKeys',
    'startService',
  ]))
