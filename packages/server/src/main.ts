import { runCommand } from './cli/program.ts'
import type { ExitCode } from './cli/exit-code.ts'
import type { Environment } from './settings.ts'

/** `tenure`: one command line, with this machine's clock and streams. */
export const main = (words: readonly string[], environment: Environment): Promise<ExitCode> =>
  runCommand(words, {
    environment,
    now: Date.now,
    print: (text) => void process.stdout.write(text),
    printError: (text) => void process.stderr.write(text),
  })
