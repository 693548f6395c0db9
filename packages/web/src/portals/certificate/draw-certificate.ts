import * as fontkit from '@cantoo/fontkit'
import { PDFDocument, rgb, type PDFFont, type PDFPage } from '@cantoo/pdf-lib'
import { drawQr, QUIET_MODULES } from '../../ui/carry/draw-qr.ts'
import type { Certificate } from './certificate.ts'
import { wrapText } from './wrap-text.ts'

export type Weight = 'regular' | 'bold'

/** A line of text as a picture, `width` by `height` points, with the baseline `descent` points above its lower edge. */
export type LinePicture = {
  readonly png: Uint8Array
  readonly width: number
  readonly height: number
  readonly descent: number
}

export type CertificateParts = {
  /** Noto Sans, which has Latin, Greek, Cyrillic and Devanagari. */
  readonly fonts: Readonly<Record<Weight, Uint8Array>>
  /** Paints what that font has no letters for: the browser has fonts for every script, and sets them right. */
  readonly paintLine: (text: string, size: number, weight: Weight) => Promise<LinePicture>
  readonly at: Date
}

/** ISO 216 A4, in points of 1/72 inch. */
const [WIDTH, HEIGHT] = [595.28, 841.89]
const MARGIN = 64
const LABEL_WIDTH = 130
const QR_SIZE = 128
const ink = rgb(0.106, 0.141, 0.188)
const quiet = rgb(0.337, 0.384, 0.439)
const petrol = rgb(0.043, 0.376, 0.467)
const line = rgb(0.847, 0.871, 0.898)

/** The certificate as a PDF of one page, whose text can be searched and copied. */
export const drawCertificate = async (
  certificate: Certificate,
  parts: CertificateParts,
): Promise<Uint8Array> => {
  const document = await PDFDocument.create()
  document.registerFontkit(fontkit)
  document.setTitle(`${certificate.title} ${certificate.licenseId}`, { showInWindowTitleBar: true })
  document.setLanguage(certificate.language)
  document.setCreationDate(parts.at)
  document.setModificationDate(parts.at)
  const page = document.addPage([WIDTH, HEIGHT])
  const pen = await openPen(document, page, parts)

  let y = HEIGHT - MARGIN
  page.drawRectangle({ x: MARGIN, y, width: 48, height: 4, color: petrol })
  y = await pen.write(certificate.title, { y: y - 22, size: 11, color: quiet })
  y = await pen.write(certificate.description, { y: y - 38, size: 24, weight: 'bold' })
  y -= 26
  for (const [label, value] of certificate.rows) {
    page.drawLine({ start: { x: MARGIN, y }, end: { x: WIDTH - MARGIN, y }, thickness: 0.75, color: line })
    await pen.write(label, { y: y - 18, size: 9.5, color: quiet, width: LABEL_WIDTH - 10 })
    y = await pen.write(value, { y: y - 18, size: 11, x: MARGIN + LABEL_WIDTH })
    y -= 10
  }
  page.drawLine({ start: { x: MARGIN, y }, end: { x: WIDTH - MARGIN, y }, thickness: 0.75, color: line })
  await drawId(page, pen, certificate, y - 26)
  await pen.write(certificate.footer, { y: MARGIN, size: 8.5, color: quiet })
  return document.save()
}

/** The License ID as a QR code, and below it as text for people. */
const drawId = async (page: PDFPage, pen: Pen, { licenseId, idLabel }: Certificate, top: number) => {
  const code = drawQr(licenseId)
  if (code === null) throw new Error('a License ID does not fit a QR code')
  const scale = QR_SIZE / (code.size + 2 * QUIET_MODULES)
  const inset = QUIET_MODULES * scale
  page.drawSvgPath(code.path, { x: MARGIN, y: top - inset, scale, color: ink, borderWidth: 0 })
  const beside = MARGIN + LABEL_WIDTH
  const y = await pen.write(idLabel, { y: top - QR_SIZE / 2 + 8, size: 9.5, color: quiet, x: beside })
  await pen.write(licenseId, { y: y - 16, size: 11, weight: 'bold', x: beside })
}

type Wish = {
  /** Of the first line's baseline. */
  readonly y: number
  readonly x?: number
  readonly size: number
  readonly width?: number
  readonly weight?: Weight
  readonly color?: typeof ink
}
type Pen = {
  /** Writes a text, in as many lines as it needs; gives the baseline of the last one. */
  readonly write: (text: string, wish: Wish) => Promise<number>
}

const openPen = async (
  document: PDFDocument,
  page: PDFPage,
  { fonts, paintLine }: CertificateParts,
): Promise<Pen> => {
  const embedded: Readonly<Record<Weight, PDFFont>> = {
    regular: await document.embedFont(fonts.regular, { subset: true }),
    bold: await document.embedFont(fonts.bold, { subset: true }),
  }
  const known = new Set(embedded.regular.getCharacterSet())
  const hasLetters = (text: string) => codePointsOf(text).every((letter) => known.has(letter))
  return {
    write: async (
      given,
      { x = MARGIN, y, size, width = WIDTH - MARGIN - x, weight = 'regular', color = ink },
    ) => {
      const text = given.normalize('NFC')
      const font = embedded[weight]
      // What has no letter here is as wide as the em, or narrower.
      const measure = (part: string) =>
        hasLetters(part) ? font.widthOfTextAtSize(part, size) : codePointsOf(part).length * size
      const lines = wrapText(text, width, measure)
      for (const [index, each] of lines.entries()) {
        const baseline = y - index * size * 1.4
        if (hasLetters(each)) page.drawText(each, { x, y: baseline, size, font, color })
        else {
          const { png, descent, ...box } = await paintLine(each, size, weight)
          const scale = Math.min(1, width / box.width)
          page.drawImage(await document.embedPng(png), {
            x,
            y: baseline - descent * scale,
            width: box.width * scale,
            height: box.height * scale,
          })
        }
      }
      return y - Math.max(0, lines.length - 1) * size * 1.4
    },
  }
}

const codePointsOf = (text: string): readonly number[] =>
  Array.from(text, (letter) => letter.codePointAt(0) ?? 0)
