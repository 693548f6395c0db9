import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { correction, generate, mode, type Bitmap2D } from 'lean-qr'
import { toPngBuffer } from 'lean-qr/extras/node_export'

/** ISO/IEC 18004, 5.3.8. */
const QUIET_MODULES = 4

/** What an independent reader, zbarimg, finds in a picture. */
export const readByZbar = (file: string): string => {
  const read = execFileSync('zbarimg', ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', file], {
    encoding: 'utf8',
  })
  return read.trim()
}

const codeOf = (text: string): Bitmap2D => generate(mode.ascii(text), { minCorrectionLevel: correction.L })

/** A phone's picture of a QR code, as it would be chosen as a file. */
export const picture = (text: string): Buffer =>
  Buffer.from(
    toPngBuffer(codeOf(text), { pad: QUIET_MODULES, scale: 5, on: [0, 0, 0], off: [255, 255, 255] }),
  )

/**
 * A film of a QR code that is held still into the camera: Y4M, 4:2:0, grey around it. One frame, which the browser
 * shows over and over.
 */
export const film = (file: string, text: string): void => {
  const code = codeOf(text)
  const [width, height] = [1280, 960]
  const scale = Math.floor(height / (code.size + 2 * QUIET_MODULES))
  assert.ok(scale >= 2, 'the code is too large for the camera')
  const luma = Buffer.alloc(width * height, 235)
  const [left, top] = [width, height].map((size) => Math.floor((size - code.size * scale) / 2))
  for (let y = 0; y < code.size * scale; y++)
    for (let x = 0; x < code.size * scale; x++)
      if (code.get(Math.floor(x / scale), Math.floor(y / scale)))
        luma[((top ?? 0) + y) * width + (left ?? 0) + x] = 16
  const chroma = Buffer.alloc((width * height) / 2, 128)
  const header = `YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`
  writeFileSync(file, Buffer.concat([Buffer.from(header), Buffer.from('FRAME\n'), luma, chroma]))
}
