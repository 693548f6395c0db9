import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parsePasswd } from './unprivileged.ts'

const passwd = `root:x:0:0:root:/root:/bin/bash
postgres:x:101:104:PostgreSQL,,,:/var/lib/postgresql:/bin/bash
nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin
`

test('users are found by name in passwd(5)', () => {
  const users = parsePasswd(passwd)
  assert.deepEqual(users.get('postgres'), { uid: 101, gid: 104 })
  assert.deepEqual(users.get('root'), { uid: 0, gid: 0 })
  assert.deepEqual([...users.keys()], ['root', 'postgres', 'nobody'])
})

test('a file without users, or with lines that are none, gives no users', () => {
  for (const text of ['', '\n\n', '# a comment', '+::'])
    assert.equal(parsePasswd(text).has('postgres'), false, text)
})
