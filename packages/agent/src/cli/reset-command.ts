import type { Command } from 'commander'
import type { ResetKind } from '../state/reset.ts'

export type ResetParts = {
  readonly print: (line: string) => void
  readonly printError: (line: string) => void
  /** Empties the state and names what was removed. Throws where another process holds it. */
  readonly reset: (kind: ResetKind) => readonly string[]
  /** What the person at the terminal answers; null where nobody sits there. */
  readonly confirm: (question: string) => Promise<string | null>
}

type Options = { databases?: boolean; factory?: boolean; yes?: boolean }

/** `tenure-agent reset`: the one command that never goes over a running daemon, because it takes its state away. */
export const addResetCommand = (
  program: Command,
  parts: ResetParts,
  ended: (exitCode: 0 | 1) => void,
): void => {
  program
    .command('reset')
    .description('empty the state of a stopped agent; the licenses, the account and the identity are kept')
    .option('--databases', 'the field devices with their seats, and the history')
    .option('--factory', 'everything but what the identity folder holds')
    .option('--yes', 'do not ask')
    .action(async ({ databases, factory, yes }: Options, command: Command) => {
      if ((databases === true) === (factory === true)) command.error('say either --databases or --factory')
      const kind = factory === true ? 'factory' : 'databases'
      if (yes !== true && !(await isConfirmed(kind, parts))) {
        parts.printError('Nothing was reset. Type the word, or say --yes.')
        return ended(1)
      }
      const removed = parts.reset(kind)
      if (program.opts()['json'] === true) parts.print(JSON.stringify({ kind, removed }))
      else resetWords(removed).forEach(parts.print)
      ended(0)
    })
}

const isConfirmed = async (kind: ResetKind, { confirm }: ResetParts): Promise<boolean> => {
  const answer = await confirm(`${goes[kind]} Type ${kind} to go on: `)
  return answer?.trim() === kind
}

const goes = {
  databases: 'All field devices, their seats and the history are removed.',
  factory: 'All field devices, the history, the users, the tokens and the certificate are removed.',
} as const satisfies Record<ResetKind, string>

const resetWords = (removed: readonly string[]): readonly string[] => [
  removed.length === 0 ? 'There was nothing to remove.' : `Removed: ${removed.join(', ')}.`,
  'The licenses, the account and the identity of this controller are kept.',
]
