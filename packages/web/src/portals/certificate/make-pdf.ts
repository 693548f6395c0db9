import regular from '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf?url'
import bold from '@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf?url'
import type { Certificate } from './certificate.ts'
import { drawCertificate } from './draw-certificate.ts'
import { paintLine } from './paint-line.ts'

/** The certificate as a PDF file. Made here: nothing of it leaves the browser, and its fonts come from where the page came from. */
export const makePdf = async (certificate: Certificate, at: Date): Promise<Blob> => {
  const [regularFont, boldFont] = await Promise.all([regular, bold].map(bytesOf))
  if (regularFont === undefined || boldFont === undefined) throw new Error('a font is missing')
  const fonts = { regular: regularFont, bold: boldFont }
  const bytes = await drawCertificate(certificate, { fonts, paintLine, at })
  return new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'application/pdf' })
}

const bytesOf = async (url: string): Promise<Uint8Array> => {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`the font could not be loaded: ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}
