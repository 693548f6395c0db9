import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { done, notDone, type AgentProblem, type Result } from '../result.ts'

/** What a phone's camera makes is below 20 MB. */
export const MAX_PICTURE_BYTES = 30_000_000

/** More than any phone has; a small file can claim to be a picture that fills the memory. */
const MAX_PIXELS = 120_000_000

/** PNG (RFC 2083, 3.1) and JPEG (ITU-T T.81, B.1.1.3), by how they begin. */
export const isPicture = (bytes: Uint8Array): boolean =>
  begins(bytes, [0x89, 0x50, 0x4e, 0x47]) || begins(bytes, [0xff, 0xd8, 0xff])

/**
 * The texts of the QR codes in a picture, a line each. The reader is loaded with the first picture, because it takes
 * longer than everything else the agent loads. Never throws for what is in the picture.
 */
export const readPicture = async (bytes: Uint8Array): Promise<Result<string>> => {
  if (bytes.length > MAX_PICTURE_BYTES || pixelsOf(bytes) > MAX_PIXELS) return notDone(pictureTooLarge())
  const texts = await qrTexts(bytes)
  return texts.length === 0 ? notDone(noQrCode()) : done(texts.join('\n'))
}

const qrTexts = async (bytes: Uint8Array): Promise<readonly string[]> => {
  const { prepareZXingModule, readBarcodes } = await import('zxing-wasm/reader')
  // From the package that is installed: its default is to fetch it from the Internet.
  const wasm = await readFile(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))
  await prepareZXingModule({
    overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.length) },
    fireImmediately: true,
  })
  try {
    const found = await readBarcodes(bytes, { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 8 })
    return found.filter(({ isValid }) => isValid).map(({ text }) => text)
  } catch {
    // It throws where the picture itself cannot be decoded.
    return []
  }
}

/** Width × height as the header claims; 0 where it claims nothing. */
const pixelsOf = (bytes: Uint8Array): number => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (begins(bytes, [0x89, 0x50, 0x4e, 0x47]))
    return bytes.length < 24 ? 0 : view.getUint32(16) * view.getUint32(20)
  // JPEG: the segments up to the frame header (SOF), whose height and width follow its precision.
  for (let at = 2; at + 9 < bytes.length && view.getUint8(at) === 0xff;) {
    const marker = view.getUint8(at + 1)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return view.getUint16(at + 5) * view.getUint16(at + 7)
    at += 2 + view.getUint16(at + 2)
  }
  return 0
}

const begins = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte)

const noQrCode = (): AgentProblem => ({
  code: 'document-unreadable',
  sentence: 'There is no QR code in the picture that can be read.',
  remedy:
    'Take it again: the whole code, sharp, straight and with its light border; or carry the answer as a file.',
  facts: {},
})

const pictureTooLarge = (): AgentProblem => ({
  code: 'document-unreadable',
  sentence: 'The picture is larger than any that a phone takes.',
  remedy: 'Take it again with a lower resolution, or carry the answer as a file.',
  facts: {},
})
