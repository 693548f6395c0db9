import { Command, CommanderError } from 'commander'
import type { UpgradeAnswer } from '../upgrade/can-upgrade.ts'
import type { Answer, Transport } from './transport.ts'

/**
 * What an updater decides by. 0: it may install. 1: a rule refuses, or the manifest does not count. 2: the command, a
 * file or a setting cannot be read. 3: it cannot be judged now; ask again after the remedy. Only 0 means "install".
 */
export type PreUpgradeCode = 0 | 1 | 2 | 3

export type PreUpgradeParts = {
  readonly print: (line: string) => void
  readonly open: () => Promise<Transport>
  readonly readFile: (file: string) => string
  /** Whether an error is one of the command's files or settings. */
  readonly isUsage: (error: unknown) => boolean
}

type Refused = {
  readonly code: string
  readonly sentence: string
  readonly remedy: string
  readonly facts: object
}
type Told =
  | ({ readonly verdict: 'allowed' } & UpgradeAnswer)
  | ({ readonly verdict: 'refused' | 'not-judged' | 'usage' } & Refused)

const codes = { allowed: 0, refused: 1, usage: 2, 'not-judged': 3 } as const satisfies Record<
  Told['verdict'],
  PreUpgradeCode
>

/** What waits for a clock, a document or a process, and not for another license. */
const notJudged: ReadonlySet<string> = new Set([
  'time-unknown',
  'release-date-unknown',
  'document-key-unknown',
  'root-key-missing',
  'agent-locked',
  'upgrade-not-judged',
  'busy',
  'internal',
])

/** `tenure-agent pre-upgrade [VERSION] [--manifest FILE]`: one line of JSON on stdout, whatever happens. */
export const runPreUpgrade = async (
  words: readonly string[],
  parts: PreUpgradeParts,
): Promise<PreUpgradeCode> => {
  const told = await ask(words, parts)
  const exitCode = codes[told.verdict]
  parts.print(JSON.stringify({ ...told, exitCode }))
  return exitCode
}

const ask = async (words: readonly string[], parts: PreUpgradeParts): Promise<Told> => {
  try {
    const read = readWords(words)
    if (typeof read === 'string') return usage(read)
    const body = {
      ...(read.version === undefined ? {} : { version: read.version }),
      ...(read.manifest === undefined ? {} : { manifest: parts.readFile(read.manifest) }),
    }
    const transport = await parts.open()
    try {
      return tell(await transport.send('POST', '/v1/can-upgrade', body))
    } finally {
      await transport.close()
    }
  } catch (error) {
    const [sentence = '', ...remedy] = (error instanceof Error ? error.message : String(error)).split('\n')
    if (parts.isUsage(error)) return usage(sentence, remedy.join(' ').trim())
    return {
      verdict: 'not-judged',
      code: 'internal',
      sentence,
      remedy: remedy.join(' ').trim() || 'Run tenure-agent doctor on the controller, and ask again.',
      facts: {},
    }
  }
}

type Read = { readonly version: string | undefined; readonly manifest: string | undefined }

/** The words, or what is wrong with them. */
const readWords = (words: readonly string[]): Read | string => {
  const quiet = { writeOut: () => undefined, writeErr: () => undefined }
  const command = new Command('pre-upgrade')
    .argument('[version]')
    .option('--manifest <file>')
    .option('--json')
    .helpOption(false)
    .exitOverride()
    .configureOutput(quiet)
  try {
    command.parse([...words], { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) return error.message
    throw error
  }
  const [version] = command.args
  const { manifest } = command.opts<{ manifest?: string }>()
  if (version === undefined && manifest === undefined) return 'Neither a version nor a manifest is named.'
  return { version, manifest }
}

const tell = ({ status, body }: Answer): Told => {
  if (status === 200) return { verdict: 'allowed', ...(body as UpgradeAnswer) }
  const { code, detail, remedy, facts } = body as Omit<Refused, 'sentence'> & { readonly detail: string }
  const verdict = code === 'input-invalid' ? 'usage' : notJudged.has(code) ? 'not-judged' : 'refused'
  return { verdict, code, sentence: detail, remedy, facts }
}

const usage = (sentence: string, remedy = ''): Told => ({
  verdict: 'usage',
  code: 'usage',
  sentence,
  remedy: remedy || 'Call it as: tenure-agent pre-upgrade [VERSION] [--manifest FILE].',
  facts: {},
})
