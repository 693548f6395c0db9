import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { needTool } from '../testing/need-tool.ts'
import { drawQr, MAX_QR_CHARACTERS, type QrCode } from './draw-qr.ts'
import { isPicture, readPicture } from './read-picture.ts'

const folder = mkdtempSync(join(tmpdir(), 'tenure-qr-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const zbar = needTool('zbarimg', 'zbar-tools', '--version')

const textOf = (characters: number): string =>
  randomBytes(characters).toString('base64url').slice(0, characters)
const drawn = (text: string): QrCode => {
  const code = drawQr(text)
  assert.ok(code.ok)
  return code.value
}

/** What an independent reader sees in a picture. */
const readBack = (name: string, bytes: Uint8Array | string): string => {
  const file = join(folder, name)
  writeFileSync(file, bytes)
  // QR codes only: in 2,953 random characters it now and then sees a bar code of another kind as well.
  return execFileSync('zbarimg', ['-q', '--raw', '-Sdisable', '-Sqrcode.enable', file], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim()
}

/** What the terminal shows, as a picture: four pixels a module. */
const photographOf = (lines: readonly string[]): Buffer => {
  const scale = 4
  const modules = lines.flatMap((line) => [
    Array.from(line, (character) => '▀█'.includes(character)),
    Array.from(line, (character) => '▄█'.includes(character)),
  ])
  const rows = modules.flatMap((row) => {
    const pixels = row.flatMap((light) => Array.from({ length: scale }, () => (light ? 255 : 0)))
    return Array.from({ length: scale }, () => Buffer.from(pixels))
  })
  return Buffer.concat([Buffer.from(`P5 ${(lines[0] ?? '').length * scale} ${rows.length} 255\n`), ...rows])
}

/** A request that wants 1, 4, 10 and 60 licenses has about so many characters. */
const lengths = [590, 690, 900, 2600, MAX_QR_CHARACTERS]

test('every code drawn is read back by another reader: from the PNG and from the terminal', zbar, () => {
  for (const length of lengths) {
    const text = textOf(length)
    const code = drawn(text)
    assert.equal(readBack('code.png', code.png()), text, `PNG of version ${code.version}`)
    assert.equal(
      readBack('terminal.pgm', photographOf(code.lines)),
      text,
      `terminal, version ${code.version}`,
    )
    assert.equal(code.lines[0]?.length, code.columns)
  }
})

const chromium = needTool('chromium', 'chromium', '--version')
test('the SVG is read back from what a browser draws of it', { ...zbar, ...chromium }, () => {
  const text = textOf(700)
  const svg = join(folder, 'code.svg')
  writeFileSync(svg, drawn(text).svg())
  const picture = join(folder, 'screen.png')
  const window = ['--window-size=800,800', `--user-data-dir=${join(folder, 'browser')}`]
  execFileSync(
    'chromium',
    ['--headless', '--no-sandbox', '--disable-gpu', ...window, `--screenshot=${picture}`, `file://${svg}`],
    { stdio: 'ignore', timeout: 120_000 },
  )
  assert.equal(readBack('screen-copy.png', readFileSync(picture)), text)
})

test('a request for one license is version 18 or smaller; what is too long is told with the remedy', () => {
  assert.ok(drawn(textOf(600)).version <= 18)
  assert.equal(drawn(textOf(MAX_QR_CHARACTERS)).version, 40)
  const code = drawQr(textOf(MAX_QR_CHARACTERS + 1))
  assert.ok(!code.ok)
  assert.equal(code.refusal.code, 'qr-too-long')
  assert.match(code.refusal.remedy, /--out FILE, or name fewer/)
})

test('the picture of a code is read here as well, as PNG', async () => {
  for (const length of lengths) {
    const text = textOf(length)
    const png = drawn(text).png()
    assert.ok(isPicture(png))
    assert.deepEqual(await readPicture(png), { ok: true, value: text })
  }
})

const magick = needTool('convert', 'imagemagick', '-version')
test('and as a phone takes it: JPEG, turned, grey, a little soft', magick, async () => {
  const text = textOf(700)
  const [sharp, photograph] = [join(folder, 'sharp.png'), join(folder, 'photograph.jpg')]
  writeFileSync(sharp, drawn(text).png())
  const taken = ['-background', 'gray', '-rotate', '8', '-resize', '130%', '-blur', '0x1', '-quality', '70']
  execFileSync('convert', [sharp, ...taken, photograph], { stdio: 'ignore' })
  const jpeg = readFileSync(photograph)
  assert.ok(isPicture(jpeg))
  assert.deepEqual(await readPicture(jpeg), { ok: true, value: text })
})

test('no picture makes the reader throw, however it is broken', async () => {
  const whole = drawn(textOf(300)).png()
  const starts = [Uint8Array.of(0x89, 0x50, 0x4e, 0x47), Uint8Array.of(0xff, 0xd8, 0xff), whole]
  const broken = fc
    .record({
      start: fc.constantFrom(...starts),
      cut: fc.nat(whole.length),
      rest: fc.uint8Array({ maxLength: 200 }),
    })
    .map(({ start, cut, rest }) => Buffer.concat([start.subarray(0, Math.max(4, cut)), rest]))
  await fc.assert(
    fc.asyncProperty(broken, async (bytes) => {
      const read = await readPicture(bytes)
      assert.ok(read.ok || read.refusal.code === 'document-unreadable')
    }),
    { numRuns: 60 },
  )
})

test('a small file that claims to be a huge picture is refused before it is opened', async () => {
  const huge = Buffer.alloc(64)
  huge.set([0x89, 0x50, 0x4e, 0x47])
  huge.writeUInt32BE(60_000, 16)
  huge.writeUInt32BE(60_000, 20)
  const read = await readPicture(huge)
  assert.ok(!read.ok)
  assert.match(read.refusal.sentence, /larger than any/)
})
