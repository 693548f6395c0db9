import { correction, generate, mode, type Bitmap2D } from 'lean-qr'
import { toPngBuffer } from 'lean-qr/extras/node_export'
import { toSvgSource } from 'lean-qr/extras/svg'
import { done, notDone, type AgentProblem, type Result } from '../result.ts'

/** ISO/IEC 18004, table 7: bytes of version 40 with error correction L, the most a QR code holds. */
export const MAX_QR_CHARACTERS = 2953

/** ISO/IEC 18004, 5.3.8: light modules that must be around a code. */
const QUIET_MODULES = 4

/** A document as a QR code, and the ways to show it. */
export type QrCode = {
  /** 1 to 40. */
  readonly version: number
  /** Width of `lines` in columns. */
  readonly columns: number
  /** For a terminal, two modules a character: what is light is drawn, so that it is right light-on-dark. */
  readonly lines: readonly string[]
  readonly png: () => Uint8Array
  readonly svg: () => string
}

/**
 * Draws an ASCII text in byte mode, because base64url fits none of the denser ones. The smallest version is taken, with as much
 * error correction as fits it: a smaller code is read from farther away, and a screen has no dirt on it.
 */
export const drawQr = (text: string): Result<QrCode> => {
  if (text.length > MAX_QR_CHARACTERS) return notDone(qrTooLong(text.length))
  const code = generate(mode.ascii(text), { minCorrectionLevel: correction.L })
  const size = code.size + 2 * QUIET_MODULES
  return done({
    version: (code.size - 17) / 4,
    columns: size,
    lines: halfBlocks(code),
    png: () => toPngBuffer(code, { pad: QUIET_MODULES, scale: 6, on: [0, 0, 0], off: [255, 255, 255] }),
    svg: () =>
      toSvgSource(code, { pad: QUIET_MODULES, scale: 6, on: 'black', off: 'white', xmlDeclaration: true }),
  })
}

/** Upper and lower module of each character: 0 dark, 1 light. */
const blocks = { '00': ' ', '01': '▄', '10': '▀', '11': '█' } as const

const halfBlocks = (code: Bitmap2D): readonly string[] => {
  const light = (x: number, y: number): '0' | '1' => (code.get(x, y) ? '0' : '1')
  const from = -QUIET_MODULES
  const until = code.size + QUIET_MODULES
  const lines: string[] = []
  for (let y = from; y < until; y += 2) {
    let line = ''
    for (let x = from; x < until; x++) line += blocks[`${light(x, y)}${light(x, y + 1)}`]
    lines.push(line)
  }
  return lines
}

const qrTooLong = (characters: number): AgentProblem => ({
  code: 'qr-too-long',
  sentence: `The request has ${characters} characters, and a QR code holds ${MAX_QR_CHARACTERS}.`,
  remedy: 'Write it to a file with --out FILE, or name fewer licenses in the next request.',
  facts: { characters, most: MAX_QR_CHARACTERS },
})
