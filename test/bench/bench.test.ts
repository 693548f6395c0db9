import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { deviceId, licensedController } from '../../bench/controller.ts'
import { runtimeSettings, startDaemon, startHello, type Program } from '../../bench/daemon.ts'
import { documentBytes } from '../../bench/document-bytes.ts'
import { measure, percentile } from '../../bench/measure.ts'
import { merge, readResults, table, writeResults } from '../../bench/results.ts'
import { wholeAnswer } from '../../bench/socket-calls.ts'
import { projectFiles, projectRoot } from '../../tools/project-files.ts'
import { runNode } from '../../tools/run/node-process.ts'

// That the benches measure what they say. How fast anything is depends on the machine, and is no matter of a test.

const folder = mkdtempSync(join(tmpdir(), 'tenure-bench-'))
after(() => rmSync(folder, { recursive: true }))

const main = fileURLToPath(new URL('bench/main.ts', projectRoot))
const node: Program = {
  name: 'node',
  command: [
    process.execPath,
    fileURLToPath(new URL('packages/agent/bin/tenure-agent.mjs', projectRoot)),
    'run',
  ],
  env: {},
  hello: [process.execPath, fileURLToPath(new URL('bench/hello-server.ts', projectRoot))],
}

test('a percentile is a value that was measured, of the nearest rank', () => {
  const cases: readonly (readonly [readonly number[], number, number])[] = [
    [[5], 0.5, 5],
    [[3, 1, 2], 0.5, 2],
    [[4, 3, 2, 1], 0.5, 2],
    [Array.from({ length: 100 }, (_, n) => n + 1), 0.99, 99],
    [Array.from({ length: 1000 }, (_, n) => 1000 - n), 0.99, 990],
    [[10, 20], 1, 20],
    [[10, 20], 0, 10],
  ]
  for (const [values, share, expected] of cases) assert.equal(percentile(values, share), expected)
  assert.throws(() => percentile([], 0.5), /nothing was measured/)
})

test('what is measured is told with three digits, what is counted exactly', () => {
  assert.equal(measure('a', 0.123456, 'ms').value, 0.123)
  assert.equal(measure('a', 152.4, 'ms').value, 152)
  assert.equal(measure('a', 2953, 'bytes').value, 2953)
})

test('a new figure replaces the old one, and the figures of other benches stay', () => {
  const before = { agent_start_ms: 150, other: 7 }
  const after = merge(before, [measure('agent_start_ms', 160, 'ms'), measure('a', 1, 'ms')])
  assert.deepEqual(after, { a: 1, agent_start_ms: 160, other: 7 })
  assert.deepEqual(Object.keys(after), ['a', 'agent_start_ms', 'other'])
})

test('the results are kept in a file that may not be there yet', () => {
  const file = join(folder, 'results.json')
  assert.deepEqual(readResults(file), {})
  writeResults(file, { agent_start_ms: 150 })
  assert.deepEqual(readResults(file), { agent_start_ms: 150 })
})

test('the table has a line for each figure, one below the other', () => {
  assert.deepEqual(table([measure('start', 152, 'ms'), measure('memory_mb', 59.5, 'MB')]), [
    'start            152 ms',
    'memory_mb       59.5 MB',
  ])
})

test('a bench that there is not is named, with those that there are, and nothing is measured', async () => {
  const { code, stdout, stderr } = await runNode(main, ['no-such'], {})
  assert.equal(code, 1)
  assert.equal(stdout, '')
  assert.match(stderr, /no-such: there are document-bytes, /)
})

test('the documents that are measured hold what they are measured for', async () => {
  const measures = new Map((await documentBytes.run()).map(({ key, value }) => [key, value]))
  for (const name of ['request', 'license_file']) {
    const bytes = [1, 4, 10].map((licenses) => measures.get(`${name}_bytes_${licenses}`) ?? 0)
    assert.ok(bytes[0]! > 300 && bytes[0]! < bytes[1]! && bytes[1]! < bytes[2]!, `${name}: ${bytes.join()}`)
    for (const licenses of [1, 4, 10]) {
      const version = measures.get(`${name}_qr_version_${licenses}`)
      assert.ok(version !== undefined && version >= 10 && version <= 40, name)
    }
  }
})

test('the daemon that is measured has the devices, all with a seat, and refuses one that it does not have', async () => {
  const controller = await licensedController(20)
  try {
    const daemon = await startDaemon(node, controller)
    try {
      assert.ok(daemon.startMs > 0)
      assert.ok(daemon.residentMb() > 10)
      assert.equal(await daemon.call('POST', `/v1/devices/${deviceId(0)}/read`), 200)
      assert.equal(await daemon.call('POST', `/v1/devices/${deviceId(19)}/read`), 200)
      assert.equal(await daemon.call('POST', `/v1/devices/${deviceId(20)}/read`), 404)
    } finally {
      await daemon.stop()
    }
  } finally {
    controller.remove()
  }
})

test('the floor under a check is a server that answers anything, and as much as a check', async () => {
  const controller = await licensedController(1)
  const path = `/v1/devices/${deviceId(0)}/read`
  const bytesOf = (socketPath: string): Promise<number> =>
    new Promise((resolve, reject) => {
      request({ socketPath, path, method: 'POST' }, (response) => {
        void response.resume()
        resolve(Number(response.headers['content-length']))
      })
        .on('error', reject)
        .end()
    })
  const running = [await startDaemon(node, controller), await startHello(node, controller)]
  try {
    for (const each of running) assert.equal(await each.call('POST', path), 200)
    const check = await bytesOf(join(controller.folder, 'agent.sock'))
    const floor = await bytesOf(join(controller.folder, 'hello.sock'))
    assert.ok(Math.abs(check - floor) < 20, `${check} and ${floor} bytes`)
  } finally {
    for (const each of running) await each.stop()
    controller.remove()
  }
})

test('an answer is whole when its body is, however it is cut, and a length must be told', () => {
  const answer = 'HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\nX: y\r\n\r\n{ } '
  for (let length = 0; length < answer.length; length++)
    assert.equal(wholeAnswer(answer.slice(0, length)), null, `${length} bytes`)
  assert.equal(wholeAnswer(answer), 404)
  assert.throws(() => wholeAnswer('HTTP/1.1 200 OK\r\n\r\n'), /without Content-Length/)
})

test('the executable is measured as its unit starts it', () => {
  const unit = 'ExecStart=x\nEnvironment=TENURE_AGENT_DIR=/state\nEnvironment=BUN_A=1 BUN_B=2\n'
  assert.deepEqual(runtimeSettings(unit), { BUN_A: '1', BUN_B: '2' })
  const [shipped] = projectFiles(/^packages\/agent\/install\/tenure-agent\.service$/)
  assert.ok(Object.keys(runtimeSettings(shipped?.text ?? '')).length > 0)
})

test('a daemon that cannot start is not waited for', async () => {
  const controller = await licensedController(1)
  try {
    const broken: Program = { ...node, command: [process.execPath, '-e', 'process.exit(3)'] }
    await assert.rejects(startDaemon(broken, controller), /ended with 3/)
  } finally {
    controller.remove()
  }
})

test('every figure that is kept is explained in the README of the folder', () => {
  const [readme] = projectFiles(/^bench\/README\.md$/)
  const explained = readme?.text ?? ''
  const keys = Object.keys(readResults(fileURLToPath(new URL('bench/results.json', projectRoot))))
  assert.ok(keys.length > 0)
  // The figures of documents differ in their number of licenses only.
  const missing = keys.filter(
    (key) => ![key, key.replace(/_(1|4|10)$/, '_N')].some((name) => explained.includes(`\`${name}\``)),
  )
  assert.deepEqual(missing, [])
})
