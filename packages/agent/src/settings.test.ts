import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { environment, readSettings, SettingsError } from './settings.ts'

test('without any setting the agent has defaults: loopback only, everything in one folder', () => {
  const settings = readSettings({})
  assert.equal(settings.host, '127.0.0.1')
  assert.equal(settings.tls, false)
  assert.ok(
    settings.identityFolder.startsWith('data/agent') || settings.identityFolder.startsWith('./data/agent'),
  )
})

test('each setting that cannot be read is named, all at once', () => {
  const bad = {
    TENURE_AGENT_PORT: '70000',
    TENURE_AGENT_SERVICE_URL: 'ftp://x',
    TENURE_AGENT_INSTALL_CODE: 'x',
    TENURE_AGENT_MQTT_URL: 'mqtt://user:secret@127.0.0.1',
  }
  assert.throws(
    () => readSettings(bad),
    (error) =>
      error instanceof SettingsError && Object.keys(bad).every((name) => error.message.includes(name)),
  )
})

test('an install code is read as people type it', () => {
  assert.equal(readSettings({ TENURE_AGENT_INSTALL_CODE: ' sc-0001-7f3a ' }).installCode, 'SC-0001-7F3A')
})

test('every setting is documented, and no setting moves the clock', () => {
  const page = readFileSync(new URL('../../../docs/controller-reference.md', import.meta.url), 'utf8')
  for (const name of Object.keys(environment.shape)) {
    assert.ok(page.includes(`\`${name}\``), `docs/controller-reference.md does not name ${name}`)
    assert.doesNotMatch(name, /TIME|CLOCK|OFFSET|NOW/)
  }
})
