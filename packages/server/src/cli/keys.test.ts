import assert from 'node:assert/strict'
import { mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { MS_PER_DAY } from '@tenure/core'
import { openSigner } from '../signing/signer.ts'
import { openTerminal } from './testing.ts'

const folder = await mkdtemp(join(tmpdir(), 'tenure-cli-test-'))
after(() => rm(folder, { recursive: true }))

const { run, json, clock } = openTerminal({ TENURE_DATA_DIR: folder }, { '/srv/tenure': folder })

test('the life of the keys: none, made, listed, rotated with the root from its safe place', async () => {
  assert.equal(
    await run('keys list'),
    `$ tenure keys list
tenure: there are no signing keys in /srv/tenure/keys
→ Make them with \`tenure keys init\`, or name their folder with TENURE_KEYS_DIR.
[exit 2]
`,
  )
  assert.equal(
    await run('keys init'),
    `$ tenure keys init
Made the root key, the signing key <key> and key list 1 in /srv/tenure/keys.
Give each controller /srv/tenure/keys/root.json (TENURE_AGENT_ROOT_KEY).
Move /srv/tenure/keys/root.private.json to a safe place offline, and keep two copies: only a rotation needs it.
`,
  )
  assert.equal(
    await run('keys init'),
    `$ tenure keys init
tenure: there are keys in /srv/tenure/keys already
→ To sign with a new key run \`tenure keys rotate\`. New roots are not known to the controllers in the field.
[exit 2]
`,
  )
  assert.equal(
    await run('keys list'),
    `$ tenure keys list
Key list 1
KEY       FROM        UNTIL       STATE
<key>  2026-03-01  2031-02-28  signs
`,
  )

  await rename(join(folder, 'keys/root.private.json'), join(folder, 'usb-stick.json'))
  clock.at += 365 * MS_PER_DAY
  assert.match(await run('keys rotate'), /root\.private\.json cannot be read[^]*→[^]*\[exit 2\]/)
  assert.equal(
    await run(`keys rotate --root-key ${folder}/usb-stick.json`),
    `$ tenure keys rotate --root-key /srv/tenure/usb-stick.json
Made the signing key <key> and key list 2; the key before it ends in 30 days.
A service that uses this folder signs with the new key within a minute (at once: SIGHUP), and controllers get the list with their next answer.
`,
  )
  assert.equal(
    await run('keys list'),
    `$ tenure keys list
Key list 2
KEY       FROM        UNTIL       STATE
<key>  2027-03-01  2032-02-28  signs
<key>  2026-03-01  2027-03-31  ends soon
`,
  )
})

test('the root’s public key is printed as its file has it, and never the private one', async () => {
  const file = JSON.parse(await readFile(join(folder, 'keys/root.json'), 'utf8')) as object
  assert.deepEqual(await json('keys root'), file)
  assert(!('d' in file))
})

test('a key list and a license file are inspected in plain words, their signatures checked', async () => {
  assert.match(await run(`inspect ${folder}/keys/lists/2.jws`), /Signature: valid\n$/)
  assert.match(await run(`inspect ${folder}/keys/root.json`), /\[exit 1\]\n$/)
  assert.match(await run(`inspect ${folder}/nothing`), /the document cannot be read: ENOENT[^]*\[exit 2\]\n$/)
  assert.equal((await openSigner(join(folder, 'keys'))).keyListSerial, 2)
})
