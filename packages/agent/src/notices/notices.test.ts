import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { decodeRequest } from '@tenure/core'
import { openDocument } from '@tenure/sdk'
import { runCli } from '../testing/run-cli.ts'
import { useController } from '../testing/use-site.ts'

const { service, controller } = await useController()

/** What a request of the controller says of notices. */
const said = (document: string): readonly string[] | undefined => {
  const opened = openDocument(document)
  const request = opened.ok ? decodeRequest(opened.value.claims) : opened
  assert.ok(request.ok, JSON.stringify(request))
  return request.value.noticeEmails
}

test('M9: addresses are told with each request until the service has answered one that says them', async () => {
  const agent = await controller.open()
  agent.setAccount(service.customerId)
  const before = await agent.prepareRequest([], [])
  assert.equal(before.ok && said(before.value.document), undefined)
  assert.ok((await agent.refresh()).ok)

  agent.setNotices(['roof@example.com'])
  assert.deepEqual(agent.notices(), { emails: ['roof@example.com'], told: false })
  service.mode = 'down'
  assert.equal((await agent.refresh()).ok, false)
  assert.equal(agent.notices().told, false)
  const waiting = await agent.prepareRequest([], [])
  assert.deepEqual(waiting.ok && said(waiting.value.document), ['roof@example.com'])

  // Other ones are set while that request is under way: its answer does not confirm them.
  agent.setNotices(['night@example.com'])
  service.mode = 'up'
  assert.ok((await agent.refresh()).ok)
  assert.ok((await agent.refresh()).ok)
  assert.deepEqual(agent.notices(), { emails: ['night@example.com'], told: true })
  const quiet = await agent.prepareRequest([], [])
  assert.equal(quiet.ok && said(quiet.value.document), undefined)

  agent.setNotices(['night@example.com'])
  assert.equal(agent.notices().told, true, 'the same addresses need not be told again')
  await agent.refresh()
  agent.setNotices([])
  const cleared = await agent.prepareRequest([], [])
  assert.deepEqual(cleared.ok && said(cleared.value.document), [])
  await agent.close()
})

test('they outlive a restart, and a file that somebody has damaged stops no exchange', async () => {
  const first = await controller.open()
  await first.refresh()
  first.setNotices(['roof@example.com'])
  await first.close()
  const second = await controller.open()
  assert.deepEqual(second.notices(), { emails: ['roof@example.com'], told: false })
  const file = join(controller.folder, 'identity', 'notices.json')
  assert.equal(JSON.parse(readFileSync(file, 'utf8')).told, false)
  writeFileSync(file, 'damaged')
  assert.deepEqual(second.notices(), { emails: [], told: true })
  assert.ok((await second.refresh()).ok)
  await second.close()
})

test('the Owner sets and clears them on the command line, and is told whether the service knows', async () => {
  const set = await runCli(['notices', 'set', 'roof@example.com', 'night@example.com'], controller.env)
  assert.equal(set.code, 0, set.stderr)
  assert.match(
    set.stdout,
    /For notices:\n {2}roof@example\.com\n {2}night@example\.com\nThe service has been told\./,
  )
  const away = { ...controller.env, TENURE_AGENT_SERVICE_URL: 'http://127.0.0.1:9' }
  const cleared = await runCli(['notices', 'clear'], away)
  assert.match(cleared.stdout, /nobody[^]*not been told yet[^]*service-unreachable/)
  const shown = await runCli(['notices', '--json'], away)
  assert.deepEqual(JSON.parse(shown.stdout), { emails: [], told: false })
  const six = await runCli(
    ['notices', 'set', ...['1', '2', '3', '4', '5', '6'].map((n) => `${n}@example.com`)],
    away,
  )
  assert.equal(six.code, 1)
  assert.match(six.stderr, /at most 5/)
  assert.equal((await runCli(['notices', 'set', 'nobody'], away)).code, 1)
})
