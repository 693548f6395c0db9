import { correction, generate, mode } from 'lean-qr'
import { toSvgPath } from 'lean-qr/extras/svg'

/** ISO/IEC 18004, 5.3.8: light modules that must be around a code. */
export const QUIET_MODULES = 4
/** ISO/IEC 18004, table 7: bytes of version 40 with error correction L. */
const MAX_CHARACTERS = 2953

/** `size` in modules, without the quiet zone; `path` draws the dark ones. */
export type QrDrawing = { readonly size: number; readonly path: string }

/** As the agent draws it (decision 21): byte mode, the smallest version. Null where no code holds it. */
export const drawQr = (text: string): QrDrawing | null => {
  if (text.length > MAX_CHARACTERS) return null
  const code = generate(mode.ascii(text), { minCorrectionLevel: correction.L })
  return { size: code.size, path: toSvgPath(code) }
}
