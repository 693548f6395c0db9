import type { LinePicture, Weight } from './draw-certificate.ts'

/** Finer than a printer of 600 dots an inch shows at these sizes. */
const PIXELS_PER_POINT = 8
const ink = '#1b2430'

/** Paints one line with the fonts of this browser: every script, also from right to left. */
export const paintLine = async (text: string, size: number, weight: Weight): Promise<LinePicture> => {
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('the browser draws no pictures')
  const font = `${weight === 'bold' ? 600 : 400} ${size * PIXELS_PER_POINT}px "Noto Sans", system-ui, sans-serif`
  context.font = font
  const { width, fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = context.measureText(text)
  canvas.width = Math.ceil(width)
  canvas.height = Math.ceil(ascent + descent)
  // A canvas that was sized anew has forgotten everything.
  context.font = font
  context.fillStyle = ink
  context.textAlign = 'left'
  context.fillText(text, 0, ascent)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (blob === null) throw new Error('the browser makes no picture')
  return {
    png: new Uint8Array(await blob.arrayBuffer()),
    width: canvas.width / PIXELS_PER_POINT,
    height: canvas.height / PIXELS_PER_POINT,
    descent: descent / PIXELS_PER_POINT,
  }
}
