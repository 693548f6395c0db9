import { Command, CommanderError } from 'commander'
import type { Changed } from '../agent/agent.ts'
import type { Finding } from '../doctor/finding.ts'
import type { Status } from '../agent/status.ts'
import { allPages } from './all-pages.ts'
import { protocols } from '../devices/device.ts'
import { addBundleCommands } from './bundle-commands.ts'
import type { Call, Show, Told } from './call.ts'
import type { HistoryPage } from '../history/fact.ts'
import { historyWords } from './history-words.ts'
import { addNoticeCommands } from './notice-commands.ts'
import { addOfflineCommands, type OfflineCommandParts } from './offline-commands.ts'
import { AGENT_VERSION } from '../version.ts'
import type { Answer, Transport } from './transport.ts'
import { runPreUpgrade, type PreUpgradeParts } from './pre-upgrade.ts'
import { addResetCommand, type ResetParts } from './reset-command.ts'
import { addUpgradeCommands } from './upgrade-commands.ts'
import { addUserCommands } from './user-commands.ts'
import {
  accountWords,
  changedWords,
  deviceWords,
  findingWords,
  licenseWords,
  offerWords,
  oneDeviceWords,
  problemWords,
  statusWords,
  type AccountAnswer,
} from './words.ts'

export type CliParts = OfflineCommandParts &
  PreUpgradeParts &
  ResetParts & {
    readonly print: (line: string) => void
    readonly printError: (line: string) => void
    /** Reaches the running daemon, or opens the state. */
    readonly open: () => Promise<Transport>
    readonly readFile: (file: string) => string
    /** The daemon; ends when it is told to stop. */
    readonly run: () => Promise<void>
  }

/** Exit codes: 0 done, 1 refused or not all done, 2 the command or a setting cannot be read; 3 is of `pre-upgrade`. */
export type ExitCode = 0 | 1 | 2 | 3

/** Runs one command line, such as `['device', 'add', 'pump-1', '--protocol', 'Modbus']`. */
export const runCommand = async (words: readonly string[], parts: CliParts): Promise<ExitCode> => {
  // An updater reads JSON and the exit code, also where the command is not understood.
  if (words[0] === 'pre-upgrade') return runPreUpgrade(words.slice(1), parts)
  let exitCode: ExitCode = 0
  const program = new Command('tenure-agent')
    .description('The agent on a controller: its licenses, its field devices, its seats.')
    .version(AGENT_VERSION, '--version', 'print the version of the agent')
    .option('--json', 'print the answer as JSON')
    .exitOverride()
    .showHelpAfterError('Add --help to see what there is.')
    .configureOutput({
      writeOut: (text) => parts.print(text.trimEnd()),
      writeErr: (text) => parts.printError(text.trimEnd()),
    })

  /** Sends one call of the local API and prints its answer. */
  const call = async (
    method: string,
    path: string,
    body: object | undefined,
    tell: (answer: never) => Told,
    ask = (transport: Transport) => transport.send(method, path, body),
  ) => {
    const transport = await parts.open()
    try {
      exitCode = print(await ask(transport), tell)
    } finally {
      await transport.close()
    }
  }
  const print = ({ status, body }: Answer, tell: (answer: never) => Told): ExitCode => {
    const done = status < 400
    const told = done ? tell(body as never) : { words: problemWords(body as never), good: false }
    const write = done ? parts.print : parts.printError
    if (program.opts()['json'] === true) parts.print(JSON.stringify(body))
    else told.words.forEach(write)
    return told.good === false ? 1 : 0
  }

  const show: Show = {
    done: (body, told) => void (exitCode = print({ status: 200, body }, () => told)),
    refused: (problem) =>
      void (exitCode = print({ status: 409, body: { ...problem, detail: problem.sentence } }, () => noWords)),
  }

  addLicenseCommands(program, call)
  addOfflineCommands(program, call, show, parts)
  addBundleCommands(
    program.command('bundle').description('the requests of many controllers in one file'),
    call,
    show,
    parts,
  )
  addNoticeCommands(program.command('notices').description('to whom notices are to be sent'), call)
  addUpgradeCommands(program, call, parts.readFile)
  addDeviceCommands(program.command('device').description('field devices and their seats'), call)
  addUserCommands(program.command('user').description('who may sign in'), call, parts)
  addResetCommand(program, parts, (code) => void (exitCode = code))
  program.command('run').description('run the daemon').action(parts.run)

  try {
    await program.parseAsync([...words], { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    throw error
  }
}

const noWords: Told = { words: [] }

const changed = (answer: Changed): Told => ({
  words: changedWords(answer),
  good: answer.refusals.length === 0,
})
const device = (answer: Parameters<typeof oneDeviceWords>[0]): Told => ({ words: oneDeviceWords(answer) })

const addLicenseCommands = (program: Command, call: Call): void => {
  program
    .command('status')
    .description('how the controller stands')
    .action(() => call('GET', '/v1/status', undefined, (answer: Status) => ({ words: statusWords(answer) })))
  program
    .command('licenses')
    .description('the licenses it holds')
    .action(() =>
      call('GET', '/v1/licenses', undefined, ({ items }: { items: Parameters<typeof licenseWords>[0] }) => ({
        words: licenseWords(items),
      })),
    )
  const account = program.command('account').description('the account whose licenses it may use')
  account
    .command('set')
    .argument('<customer-id>')
    .action((customerId: string) =>
      call('PUT', '/v1/account', { customerId }, (answer: AccountAnswer) => ({
        words: accountWords(answer),
        // Without a network it is set all the same; a service that knows no such account says what is wrong.
        good: answer.problem === null || answer.problem.code === 'service-unreachable',
      })),
    )
  program
    .command('offers')
    .description('what the account has for it')
    .action(() =>
      call('GET', '/v1/offers', undefined, (answer: Parameters<typeof offerWords>[0]) => ({
        words: offerWords(answer),
      })),
    )
  program
    .command('activate')
    .description('activate licenses of the account')
    .argument('<license-id...>')
    .action((licenseIds: string[]) => call('POST', '/v1/activate', { licenseIds }, changed))
  program
    .command('return')
    .description('return licenses to the account; they are given up at once')
    .argument('[license-id...]')
    .option('--all', 'everything that can be returned')
    .action((licenseIds: string[], { all }: { all?: boolean }, command: Command) => {
      if ((all === true) === licenseIds.length > 0) command.error('name the licenses to return, or say --all')
      return call('POST', '/v1/return', all === true ? { all } : { licenseIds }, changed)
    })
  program
    .command('refresh')
    .description('fetch the newest license file now')
    .action(() => call('POST', '/v1/refresh', undefined, changed))
  program
    .command('history')
    .description('what happened here, newest first; a time that nobody could trust has a ?')
    .option('--limit <entries>', 'how many', '50')
    .action(({ limit }: { limit: string }) =>
      call('GET', `/v1/history?${new URLSearchParams({ limit })}`, undefined, ({ items }: HistoryPage) => ({
        words: historyWords(items),
      })),
    )
  program
    .command('doctor')
    .description('look for what is not right, and name the remedy')
    .action(() =>
      call('GET', '/v1/doctor', undefined, ({ findings }: { findings: readonly Finding[] }) => ({
        words: findingWords(findings),
        good: findings.every(({ ok }) => ok),
      })),
    )
}

const addDeviceCommands = (program: Command, call: Call): void => {
  const path = (id: string, action: string): string => `/v1/devices/${encodeURIComponent(id)}${action}`
  program.command('list').action(() =>
    call(
      'GET',
      '/v1/devices',
      undefined,
      ({ items }: { items: Parameters<typeof deviceWords>[0] }) => ({ words: deviceWords(items) }),
      (transport) => allPages(transport, '/v1/devices'),
    ),
  )
  program
    .command('add')
    .argument('<id>')
    .requiredOption('--protocol <protocol>', protocols.join(', '))
    .option('--name <name>')
    .option('--internal', 'local I/O of the controller: takes no seat')
    .action((id: string, options: { protocol: string; name?: string; internal?: boolean }) =>
      call('POST', '/v1/devices', { id, ...options }, device),
    )
  program
    .command('provision')
    .argument('<id>')
    .action((id: string) => call('POST', path(id, '/provision'), undefined, device))
  program
    .command('deprovision')
    .description('take a device out of use')
    .argument('<id>')
    .action((id: string) => call('POST', path(id, '/deprovision'), undefined, device))
  program
    .command('remove')
    .argument('<id>')
    .action((id: string) => call('DELETE', path(id, ''), undefined, () => ({ words: [`${id} is removed.`] })))
  program
    .command('replace')
    .description('a broken device gives its seat to its replacement')
    .argument('<id>')
    .argument('<by>')
    .option('--name <name>')
    .action((id: string, by: string, options: { name?: string }) =>
      call('POST', path(id, '/replace'), { by, ...options }, device),
    )
  program
    .command('pin')
    .description('let a device keep its seat longest')
    .argument('<id>')
    .option('--off', 'take the pin out')
    .action((id: string, { off }: { off?: boolean }) =>
      call('POST', path(id, '/pin'), { pinned: off !== true }, device),
    )
  program
    .command('reassign')
    .description('move a seat from one device to another')
    .argument('<from>')
    .argument('<to>')
    .action((from: string, to: string) => call('POST', path(from, '/reassign'), { to }, device))
}
