import type { Changed } from '../agent/agent.ts'
import type { SavedAnswer } from '../exchange/saved-answer.ts'
import type { QrCode } from '../offline/draw-qr.ts'
import type { CarriedRequest, HandedIn } from '../offline/open-offline.ts'
import type { ReadRequest } from '../offline/read-bundle.ts'
import { changedWords, problemWords } from './words.ts'

/** How wide the terminal is that shows it. */
export type Terminal = { readonly columns: number }

export const askedWords = ({ want, give }: Pick<CarriedRequest, 'want' | 'give'>): readonly string[] => [
  ...want.map((id) => `  It asks for ${id}.`),
  ...give.map((id) => `  It returns ${id}, which is given up.`),
  'Add the answer here: tenure-agent apply FILE. Until then the same request is shown again.',
]

export const requestWords = (request: CarriedRequest, files: readonly string[]): readonly string[] => [
  ...files.map((file) => `${file} is to be carried to the Customer Portal: ${request.carryTo}`),
  ...askedWords(request),
]

/** Both colours are set: what is drawn is light and the rest dark, whatever the terminal's theme. */
const LIGHT_ON_DARK = '\u001b[97;40m'
const RESET = '\u001b[0m'

export const qrWords = (code: QrCode, terminal: Terminal | null): readonly string[] => {
  if (terminal !== null && terminal.columns < code.columns)
    return [
      `The QR code (version ${code.version}) needs ${code.columns} columns, and this terminal has ${terminal.columns}.`,
      'Make the window wider, or draw it into a picture: tenure-agent request --qr FILE.png.',
    ]
  const lines = terminal === null ? code.lines : code.lines.map((line) => `${LIGHT_ON_DARK}${line}${RESET}`)
  return [...lines, `QR code of version ${code.version}.`]
}

export const appliedWords = (answer: Changed & HandedIn): readonly string[] => {
  const { keyList } = answer
  if (keyList === null) return changedWords(answer)
  return [
    keyList.isNew
      ? `The key list ${keyList.serial} is kept; it names the keys that license files are signed with.`
      : `The key list ${keyList.serial} is no newer than the one that is kept.`,
    'No license changed. Add the license file as well, where one was answered.',
  ]
}

export const bundleWords = (requests: readonly ReadRequest[]): readonly string[] => [
  `${requests.length} request(s):`,
  ...requests.flatMap(({ installCode, verified }) => {
    if (!verified.ok) {
      const { sentence, remedy, code } = verified.refusal
      return [`${installCode}  broken`, ...problemWords({ detail: sentence, remedy, code }).map(indented)]
    }
    const { want, give, at } = verified.value.request
    const made = new Date(at).toISOString().slice(0, 10)
    return [`${installCode}  asks for ${want.length}, returns ${give.length}, made on ${made}`]
  }),
]

/** One controller's answer, as it comes. */
export const answerWords = ({ installCode, answer, problem }: SavedAnswer): readonly string[] => {
  const name = installCode ?? 'unknown'
  if (answer !== null && answer.refusals.length === 0) return [`${name}  done`]
  if (answer !== null)
    return [
      `${name}  answered; ${answer.refusals.length} not done`,
      ...answer.refusals.flatMap(({ licenseId, sentence, remedy, code }) => [
        `  ${licenseId}: ${sentence} (${code})`,
        `  ${remedy}`,
      ]),
    ]
  if (problem === null) return [`${name}  no answer`]
  const how = problem.code === 'service-unreachable' ? 'unreachable' : 'refused'
  return [`${name}  ${how}`, ...problemWords({ ...problem, detail: problem.sentence }).map(indented)]
}

const indented = (line: string): string => `  ${line}`
