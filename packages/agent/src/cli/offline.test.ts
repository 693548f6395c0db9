import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { drawQr } from '../offline/draw-qr.ts'
import { runCli } from '../testing/run-cli.ts'
import { useController } from '../testing/use-site.ts'
import { qrWords } from './offline-words.ts'

const { service, controller } = await useController()
const run = (...words: string[]) => runCli(words, controller.env)
const file = (name: string): string => join(controller.folder, name)

test('a request without --out is text to paste and a code; with --json it is data, and the same one', async () => {
  const shown = await run('request')
  assert.equal(shown.code, 0, shown.stderr)
  const [document = ''] = /^eyJ\S+$/m.exec(shown.stdout) ?? []
  assert.match(shown.stdout, /^█{50,}$/m)
  assert.match(shown.stdout, /^QR code of version 1\d\.$/m)
  const asData = await run('--json', 'request')
  assert.equal((JSON.parse(asData.stdout) as { document: string }).document, document)
})

test('a request too long for a code is printed all the same, and refused as a picture only', async () => {
  const ids = Array.from(
    { length: 100 },
    (_, at) => `2f1df9b2-71c4-4ffb-9a30-${String(at).padStart(12, '0')}`,
  )
  assert.equal((await run('account', 'set', service.customerId)).code, 0)
  const shown = await run('request', '--want', ...ids)
  assert.equal(shown.code, 0, shown.stderr)
  assert.match(shown.stdout, /a QR code holds 2953\. \(qr-too-long\)\n.*--out FILE/)
  const drawn = await run('request', '--qr', file('code.png'), '--out', file('long.jws'))
  assert.equal(drawn.code, 1)
  assert.equal(existsSync(file('code.png')), false)
  assert.match(readFileSync(file('long.jws'), 'utf8'), /^eyJ\S+\n$/)
})

test('answers for hundreds of controllers are read whole', async () => {
  const other = {
    answer: null,
    hash: null,
    problem: { code: 'busy', sentence: 'x'.repeat(900), remedy: 'y' },
  }
  const answers = Array.from({ length: 500 }, (_, at) => ({ ...other, installCode: `SC-9${at}` }))
  writeFileSync(file('answers.json'), JSON.stringify({ answers }))
  const applied = await run('apply', file('answers.json'))
  assert.equal(applied.code, 1)
  assert.match(
    applied.stderr,
    /^Of the 500 answer\(s\) in the file none is for this controller, SC-0001-7F3A\./,
  )
})

test('a bundle that cannot be read stays as it is', async () => {
  writeFileSync(file('site.json'), 'not a bundle')
  const added = await run('bundle', 'add', file('site.json'))
  assert.equal(added.code, 1)
  assert.match(added.stderr, /it is not JSON. Nothing was changed. \(document-unreadable\)/)
  assert.equal(readFileSync(file('site.json'), 'utf8'), 'not a bundle')
  const carried = await run(
    'bundle',
    'carry',
    file('site.json'),
    '--service',
    'http://127.0.0.1:9',
    '--out',
    file('x'),
  )
  assert.equal(carried.code, 1)
  assert.equal(existsSync(file('x')), false)
})

test('what cannot be meant is told with the usage', async () => {
  for (const words of [
    ['request', '--qr', 'code.gif'],
    ['request', '--discard', '--out', 'file'],
    ['bundle', 'carry', 'site.json', '--service', 'licenses', '--out', 'answers.json'],
  ])
    assert.equal((await run(...words)).code, 2, words.join(' '))
})

test('a terminal that is too narrow is told so, and both colours are set where it is wide enough', () => {
  const code = drawQr('x'.repeat(600))
  assert.ok(code.ok)
  const { columns, lines } = code.value
  assert.match(
    qrWords(code.value, { columns: columns - 1 }).join('\n'),
    new RegExp(`needs ${columns} columns.*\n.*--qr`),
  )
  const [first] = qrWords(code.value, { columns })
  assert.equal(first, `\u001b[97;40m${lines[0]}\u001b[0m`)
  assert.equal(qrWords(code.value, null)[0], lines[0])
})
