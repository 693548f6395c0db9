import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'

/**
 * The texts of the QR codes in a picture or a frame of the camera, a line each; null where there is none. The reader
 * is loaded with the first one, from where the page came from.
 */
export const readQr = async (picture: Blob | ImageData): Promise<string | null> => {
  const { prepareZXingModule, readBarcodes } = await import('zxing-wasm/reader')
  prepareZXingModule({ overrides: { locateFile: () => wasmUrl } })
  const found = await readBarcodes(picture, { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 8 })
  const texts = found.filter(({ isValid }) => isValid).map(({ text }) => text)
  return texts.length === 0 ? null : texts.join('\n')
}
