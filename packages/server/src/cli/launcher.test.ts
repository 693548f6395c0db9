import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const launcher = fileURLToPath(new URL('../../bin/tenure.mjs', import.meta.url))

test('tenure runs as a program: output on stdout, errors on stderr, exit code', () => {
  const run = (...words: string[]) =>
    spawnSync(process.execPath, [launcher, ...words], { encoding: 'utf8', env: { TENURE_PORT: '8080' } })
  const shown = run('config', '--json')
  assert.equal(shown.status, 0, shown.stderr)
  const { settings } = JSON.parse(shown.stdout) as {
    settings: { name: string; value: string; from: string }[]
  }
  const port = settings.find(({ name }) => name === 'TENURE_PORT')
  assert.deepEqual([port?.value, port?.from], ['8080', 'environment'])

  const wrong = run('inspect', '/nonexistent')
  assert.deepEqual([wrong.status, wrong.stdout], [2, ''])
  assert.match(wrong.stderr, /^tenure: the document cannot be read/)
})
