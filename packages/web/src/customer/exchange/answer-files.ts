import type { ExchangeAnswer } from './calls.ts'

/**
 * As many characters as one code may have: version 28, which a camera of 1280 × 960 sees with five pixels for each
 * module of a code that fills it (ISO/IEC 18004 asks for no fewer than two).
 */
const MAX_IN_ONE_CODE = 1500

/**
 * What the QR codes say, each to be shown by itself. A controller that has no key list yet, or an old one, needs it as
 * well (O7), and first: both in one code where they fit. Why something was not done has no room; the page says it.
 */
export const codesOf = ({ licenseFile, keyList }: Pick<ExchangeAnswer, 'licenseFile' | 'keyList'>) => {
  if (keyList === null) return [licenseFile]
  const both = `${keyList}\n${licenseFile}`
  return both.length <= MAX_IN_ONE_CODE ? [both] : [keyList, licenseFile]
}

/** Software for the SmartServer wants a name without a dot for what is added offline (spec §4, `licenseFile`). */
export const answerFileName = (installCode: string, generation: number): string =>
  `${installCode.replaceAll(/[^\w-]+/g, '-')}-license-${generation}`

/** What `tenure-agent apply`, the controller's page and `/iap/lic/activation` take: the answer as it came. */
export const answerFileText = ({ licenseFile, keyList, refusals }: ExchangeAnswer): string =>
  `${JSON.stringify({ licenseFile, keyList, refusals })}\n`
