import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { withService } from '../http/testing.ts'
import { openTerminal } from './testing.ts'

const folder = await mkdtemp(join(tmpdir(), 'tenure-release-test-'))
after(() => rm(folder, { recursive: true }))
const service = await withService({ after })
const environment = { TENURE_DATABASE_URL: service.databaseUrl, TENURE_DATA_DIR: folder }
const { run } = openTerminal(environment, { '/srv/tenure': folder })

test('the manifest of a release is written, and read in plain words', async () => {
  await run('keys init')
  await service.call('publishRelease', {
    token: service.vendor.operator,
    body: { version: '3.5', publishedAt: '2026-02-01T00:00:00Z' },
  })
  const file = join(folder, 'release.json')
  assert.equal(
    await run(`release manifest 3.5 --out ${file}`),
    `$ tenure release manifest 3.5 --out /srv/tenure/release.json
/srv/tenure/release.json is the signed manifest of 3.5: put it beside the release.
`,
  )
  assert.equal(
    await run(`inspect ${file}`),
    `$ tenure inspect /srv/tenure/release.json
Manifest of release 3.5, a feature release, published 2026-02-01T00:00:00Z
For every model
Signed 2026-03-01T10:00:00Z
Signature: valid
`,
  )
})

test('what is not published, and a file that cannot be written, are told with the remedy', async () => {
  assert.match(
    await run(`release manifest 9.9 --out ${folder}/x`),
    /9\.9 is not published[^]*→ Publish it first/,
  )
  assert.match(
    await run(`release manifest 3.5 --out ${folder}/no/x`),
    /cannot be written[^]*→ Name another file/,
  )
  assert.match(await run('release manifest 3.5'), /--out <file>/)
})
