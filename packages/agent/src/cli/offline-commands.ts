import type { Command } from 'commander'
import type { Changed } from '../agent/agent.ts'
import { drawQr } from '../offline/draw-qr.ts'
import type { CarriedRequest, HandedIn } from '../offline/open-offline.ts'
import { isPicture, readPicture } from '../offline/read-picture.ts'
import type { Call, Show, Told } from './call.ts'
import type { CarriedFiles } from './carried-files.ts'
import { appliedWords, askedWords, qrWords, requestWords, type Terminal } from './offline-words.ts'
import { problemWords } from './words.ts'

export type OfflineCommandParts = {
  /** Of the person at the CLI: documents are carried by file (O1). */
  readonly carried: CarriedFiles
  /** Null where what is printed goes into a file or a pipe. */
  readonly terminal: Terminal | null
}

type RequestOptions = {
  readonly want?: string[]
  readonly give?: string[]
  readonly out?: string
  readonly qr?: string
  readonly discard?: boolean
}

/** `tenure-agent request` and `apply`: the two halves of an exchange that a person carries. */
export const addOfflineCommands = (
  program: Command,
  call: Call,
  show: Show,
  parts: OfflineCommandParts,
): void => {
  program
    .command('request')
    .description('the request to carry to the Customer Portal; while one waits, that one again')
    .option('--want <license-id...>', 'licenses to activate')
    .option('--give <license-id...>', 'licenses to return; they are given up at once')
    .option('--out <file>', 'write it to a file')
    .option('--qr <file>', 'draw it as a QR code into a .png or .svg file')
    .option('--discard', 'forget the waiting request; only one that gives nothing up')
    .action((options: RequestOptions, command: Command) => {
      const { want, give, qr, discard } = options
      if (qr !== undefined && !/\.(png|svg)$/i.test(qr)) command.error('--qr takes a file .png or .svg')
      if (discard === true && Object.keys(options).length > 1) command.error('--discard stands alone')
      if (discard === true)
        return call('DELETE', '/v1/request', undefined, () => ({
          words: ['The request is forgotten. An answer to it would still be taken in.'],
        }))
      const asked = { ...(want === undefined ? {} : { want }), ...(give === undefined ? {} : { give }) }
      return call('POST', '/v1/request', asked, (answer: CarriedRequest) => handOut(answer, options, parts))
    })
  program
    .command('apply')
    .description(
      'take in what was carried back: documents, the service’s JSON, answers, a picture of a QR code',
    )
    .argument('<file>', 'or - for what is piped in')
    .action(async (file: string) => {
      const bytes = parts.carried.read(file)
      const documents = isPicture(bytes)
        ? await readPicture(bytes)
        : { ok: true as const, value: Buffer.from(bytes).toString('utf8') }
      if (!documents.ok) return show.refused(documents.refusal)
      return call(
        'POST',
        '/v1/apply',
        { documents: documents.value || ' ' },
        (answer: Changed & HandedIn) => ({
          words: appliedWords(answer),
          good: answer.refusals.length === 0,
        }),
      )
    })
}

/** As files, where files are named; else as text to paste, with a QR code for a phone. */
const handOut = (
  answer: CarriedRequest,
  { out, qr }: Pick<RequestOptions, 'out' | 'qr'>,
  { carried, terminal }: OfflineCommandParts,
): Told => {
  const kept = 'The request is kept: name another file, and it is shown again.'
  if (out !== undefined) carried.write(out, `${answer.document}\n`, kept)
  const code = drawQr(answer.document)
  if (qr !== undefined && code.ok) {
    const isPng = qr.toLowerCase().endsWith('.png')
    carried.write(qr, isPng ? code.value.png() : code.value.svg(), kept)
  }
  if (out === undefined && qr === undefined)
    return {
      words: [
        `Carry this request to the Customer Portal, ${answer.carryTo}`,
        'as text, or by its camera, which reads the code:',
        '',
        answer.document,
        '',
        ...(code.ok ? qrWords(code.value, terminal) : toldAs(code.refusal)),
        ...askedWords(answer),
      ],
    }
  const files = [out, code.ok ? qr : undefined].filter((file) => file !== undefined)
  return {
    words: [
      ...requestWords(answer, files),
      ...(qr === undefined
        ? []
        : code.ok
          ? [`${qr} is a QR code of version ${code.value.version}.`]
          : toldAs(code.refusal)),
    ],
    good: qr === undefined || code.ok,
  }
}

const toldAs = ({ sentence, remedy, code }: { sentence: string; remedy: string; code: string }) =>
  problemWords({ detail: sentence, remedy, code })
