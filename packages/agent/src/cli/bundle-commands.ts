import type { Command } from 'commander'
import type { SiteBundle } from '@tenure/core'
import { createClient, type Patience } from '@tenure/sdk'
import { answersText, readAnswers } from '../offline/answers-file.ts'
import { carryBundle } from '../offline/carry-bundle.ts'
import type { CarriedRequest } from '../offline/open-offline.ts'
import { readBundle, verifyBundle } from '../offline/read-bundle.ts'
import type { Result } from '../result.ts'
import type { Call, Show } from './call.ts'
import type { CarriedFiles } from './carried-files.ts'
import { answerWords, askedWords, bundleWords } from './offline-words.ts'

export type BundleCommandParts = {
  readonly carried: CarriedFiles
  readonly printError: (line: string) => void
}

/** A quota is told with the seconds to wait, at most a minute; 500 requests may meet it once or twice. */
const patience: Partial<Patience> = { attempts: 5, longestWaitMs: 61_000, timeoutMs: 30_000 }

/** `tenure-agent bundle`: the requests of many controllers in one file, and their answers in another. */
export const addBundleCommands = (
  bundle: Command,
  call: Call,
  show: Show,
  { carried, printError }: BundleCommandParts,
): void => {
  const open = (file: string): Result<SiteBundle> => readBundle(textOf(carried.read(file)))

  bundle
    .command('add')
    .description('put the request of this controller into the file, or replace it there')
    .argument('<file>')
    .option('--want <license-id...>', 'licenses to activate')
    .option('--give <license-id...>', 'licenses to return; they are given up at once')
    .action((file: string, asked: { want?: string[]; give?: string[] }) => {
      const found = carried.find(file)
      const body = { bundle: found === null ? null : textOf(found), ...asked }
      return call('POST', '/v1/bundle/add', body, (answer: Added) => {
        const remedy = 'The request is kept: name another file, and the same one is added.'
        carried.write(file, answer.bundle, remedy)
        return {
          words: [`${file} holds the requests of ${answer.requests} controller(s).`, ...askedWords(answer)],
        }
      })
    })
  bundle
    .command('show')
    .description('whose requests are in the file, and whether they are whole')
    .argument('<file>')
    .action(async (file: string) => {
      const read = open(file)
      if (!read.ok) return show.refused(read.refusal)
      const requests = await verifyBundle(read.value)
      const items = requests.map(({ installCode, verified }) =>
        verified.ok
          ? { ...verified.value.request, hash: verified.value.hash, problem: null }
          : { installCode, problem: verified.refusal },
      )
      show.done(
        { items },
        { words: bundleWords(requests), good: requests.every(({ verified }) => verified.ok) },
      )
    })
  bundle
    .command('carry')
    .description('hand every request in; on any computer that reaches the service. May be run again')
    .argument('<file>')
    .requiredOption('--service <url>', 'the license service')
    .requiredOption('--out <file>', 'the file for the answers')
    .action(async (file: string, { service, out }: { service: string; out: string }, command: Command) => {
      if (!URL.canParse(service) || !/^https?:/.test(service)) command.error('--service takes an http(s) URL')
      const read = open(file)
      if (!read.ok) return show.refused(read.refusal)
      const found = carried.find(out)
      const before = found === null ? { ok: true as const, value: [] } : readAnswers(textOf(found))
      if (!before.ok) return show.refused(before.refusal)
      const answers = await carryBundle(read.value, {
        client: createClient({ baseUrl: service, patience }),
        before: before.value,
        // Told while it goes on, which may take minutes; the summary is the answer.
        came: (answer) => answerWords(answer).forEach(printError),
      })
      carried.write(out, answersText(answers), 'Name another file with --out and run it again.')
      const done = answers.filter(({ answer }) => answer !== null).length
      const good = answers.every(({ answer }) => answer !== null && answer.refusals.length === 0)
      const words = [
        `${done} of ${answers.length} controllers have an answer in ${out}.`,
        'Carry it back, and on each controller: tenure-agent apply FILE.',
      ]
      show.done({ answers }, { words, good })
    })
}

type Added = CarriedRequest & { readonly bundle: string; readonly requests: number }

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8')
