import { runCommand } from './program.ts'

/** A terminal for tests: what a person would see, with the exit code where it is not 0. */
export type Terminal = {
  /** Runs `tenure <line>`; words in double quotes are one word. */
  readonly run: (line: string) => Promise<string>
  /** Runs it with --json, and reads what it printed. */
  readonly json: (line: string) => Promise<unknown>
  /** The time on this machine; let it pass. */
  readonly clock: { at: number }
}

/**
 * Ids, keys and secrets are shown as `<uuid>`, `<key>` and `<secret>`, and the texts in `names` as their names, so that
 * a transcript is the same each time.
 */
export const openTerminal = (
  environment: Readonly<Record<string, string>>,
  names: Readonly<Record<string, string>> = {},
): Terminal => {
  const clock = { at: Date.UTC(2026, 2, 1, 10) }
  const perform = async (line: string) => {
    let printed = ''
    const print = (text: string) => {
      printed += text
    }
    const exitCode = await runCommand(wordsOf(line), {
      environment,
      now: () => clock.at,
      print,
      printError: print,
    })
    return { printed, exitCode }
  }
  return {
    clock,
    run: async (line) => {
      const { printed, exitCode } = await perform(line)
      return shown(`$ tenure ${line}\n${printed}${exitCode === 0 ? '' : `[exit ${exitCode}]\n`}`, names)
    },
    json: async (line) => JSON.parse((await perform(`${line} --json`)).printed),
  }
}

const wordsOf = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')

const shown = (text: string, names: Readonly<Record<string, string>>): string => {
  const named = Object.entries(names).reduce((said, [name, value]) => said.replaceAll(value, name), text)
  return named
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<uuid>')
    .replaceAll(/tnr_[A-Za-z0-9_-]{43}|(?<=\/invitation#<uuid>\.)[\w-]{43}/g, '<secret>')
    .replaceAll(/(?<=key )[A-Za-z0-9_-]{8}(?=[ ;])|(?<=^|\s)[A-Za-z0-9_-]{8}(?= +\d{4}-| signs)/gm, '<key>')
    .replaceAll(/[ \t]+$/gm, '')
}
