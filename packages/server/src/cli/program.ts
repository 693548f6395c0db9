import { Command, CommanderError } from 'commander'
import type { AdminOptions } from './admin.ts'
import type { CliParts } from './at-service.ts'
import { showConfig } from './config.ts'
import { exitCodeOf, exitCodes, failureOf, type ExitCode } from './exit-code.ts'
import type { IssueOptions } from './issue.ts'
import type { Report } from './report.ts'
import type { TokenOptions } from './token.ts'

/** Runs one command line, such as `['token', 'list', '--json']`. Throws only bugs. */
export const runCommand = async (words: readonly string[], parts: CliParts): Promise<ExitCode> => {
  const json = words.includes('--json')
  let report: Report | null = null
  const program = commands(parts, (said) => {
    report = said
  })
  try {
    await program.parseAsync(words, { from: 'user' })
    return report === null ? 0 : show(report, json, parts)
  } catch (error) {
    if (error instanceof CommanderError) return exitCodeOf(error)
    return fail(error, json, parts)
  }
}

const show = ({ lines, json: value, good }: Report, json: boolean, { print }: CliParts): ExitCode => {
  print(json ? `${JSON.stringify(value, null, 2)}\n` : lines.map((line) => `${line}\n`).join(''))
  return good === false ? 1 : 0
}

const fail = (error: unknown, json: boolean, { printError }: CliParts): ExitCode => {
  const failure = failureOf(error)
  if (failure === null) throw error
  const { exitCode, code, message, remedy, details } = failure
  const lines = [`tenure: ${message}`, ...details.map((detail) => `  ${detail}`), `→ ${remedy}`]
  printError(
    json ? `${JSON.stringify({ code, message, remedy, details }, null, 2)}\n` : `${lines.join('\n')}\n`,
  )
  return exitCode
}

/** A command's module is loaded when it runs: most need no database driver, and a person waits for each. */
const commands = (parts: CliParts, say: (report: Report) => void): Command => {
  const program = new Command('tenure')
    .description(
      'The license service, from the command line. Settings come from TENURE_… variables: see `tenure config`.',
    )
    .option('--json', 'print the result as JSON')
    .exitOverride()
    .showHelpAfterError('→ Add --help to see what there is.')
    .configureOutput({ writeOut: parts.print, writeErr: parts.printError })
    .addHelpText('after', exitCodes)

  program
    .command('serve')
    .description('run the license service until it is told to stop')
    .action(async () => (await import('./serve.ts')).serve(parts))
  program
    .command('migrate')
    .description('bring the database up to this version')
    .option('--dry-run', 'only say what is missing')
    .action(async ({ dryRun }: { dryRun?: boolean }) =>
      say(await (await import('./migrate.ts')).runMigrate(parts, dryRun === true)),
    )
  program
    .command('config')
    .description('show every setting with its present value')
    .action(() => say(showConfig(parts)))
  program
    .command('doctor')
    .description('check settings, database, migrations, clock and keys')
    .action(async () => say(await (await import('./doctor.ts')).examine(parts)))
  program
    .command('issue')
    .description('issue purchased licenses to a partner, all or none')
    .option('--partner <name>', 'name or id of the partner')
    .option('--sku <sku>', 'product, such as CAP-50')
    .option('--count <n>', 'how many licenses', '1')
    .option('--reference <text>', 'your order number')
    .option('--order <file>', 'CSV with the columns partner, sku, count, reference instead')
    .option('--dry-run', 'only check it')
    .action(async (options: IssueOptions) => say(await (await import('./issue.ts')).issue(parts, options)))
  program
    .command('inspect')
    .description('say in plain words what a request, license file, key list or release manifest is')
    .argument('<file>')
    .action(async (file: string) => say(await (await import('./inspect.ts')).inspectFile(parts, file)))
  program
    .command('ledger')
    .description('the ledger of all movements')
    .command('verify')
    .description('replay every movement, and compare the end with the licenses')
    .action(async () => say(await (await import('./ledger.ts')).verifyWholeLedger(parts)))
  program
    .command('notices')
    .description('mails about licenses that end')
    .command('run')
    .description('record what is due now, as the service does every hour; it sends them')
    .option('--dry-run', 'only say to whom what is due')
    .action(async ({ dryRun }: { dryRun?: boolean }) =>
      say(await (await import('./notices.ts')).runNotices(parts, dryRun === true)),
    )
  program
    .command('release')
    .description('releases of the controller software')
    .command('manifest')
    .description('write the signed manifest of a published release, for updaters')
    .argument('<version>')
    .requiredOption('--out <file>')
    .action(async (version: string, { out }: { out: string }) =>
      say(await (await import('./release.ts')).writeManifest(parts, version, out)),
    )
  addAdminCommands(program, parts, say)
  addKeyCommands(program, parts, say)
  addTokenCommands(program, parts, say)
  return program
}

const addAdminCommands = (program: Command, parts: CliParts, say: (report: Report) => void): void => {
  program
    .command('admin')
    .description('administrators of the vendor')
    .command('create')
    .description('invite one, and print the link with which they come in')
    .argument('<email>')
    .option('--language <language>', 'in which mails are written: en or de', 'en')
    .action(async (email: string, options: AdminOptions) =>
      say(await (await import('./admin.ts')).createAdmin(parts, email, options)),
    )
}

const addKeyCommands = (program: Command, parts: CliParts, say: (report: Report) => void): void => {
  const keys = program.command('keys').description('the keys that sign license files')
  keys
    .command('init')
    .description('make the root key, a signing key and the first key list')
    .action(async () => say(await (await import('./keys.ts')).makeKeys(parts)))
  keys
    .command('list')
    .description('show the keys of the newest key list')
    .action(async () => say(await (await import('./keys.ts')).listKeys(parts)))
  keys
    .command('rotate')
    .description('make a new signing key and the next key list')
    .option('--root-key <file>', 'the root key, where it was taken offline')
    .action(async ({ rootKey }: { rootKey?: string }) =>
      say(await (await import('./keys.ts')).rotate(parts, rootKey)),
    )
  keys
    .command('root')
    .description('print the root’s public key, for controllers')
    .action(async () => say(await (await import('./keys.ts')).showRoot(parts)))
}

const addTokenCommands = (program: Command, parts: CliParts, say: (report: Report) => void): void => {
  const tokens = program.command('token').description('access tokens of the API')
  tokens
    .command('create')
    .description('make a token, and show its secret once')
    .requiredOption('--name <name>', 'what it is for')
    .option('--scope <scope>', 'vendor, partner or account', 'vendor')
    .option('--role <role>', 'viewer, operator or administrator', 'administrator')
    .option('--partner <name>', 'name or id of the partner')
    .option('--account <id>', 'id of the account')
    .option('--expires <instant>', 'when it ends, such as 2027-01-31T00:00:00Z')
    .action(async (options: TokenOptions) =>
      say(await (await import('./token.ts')).createToken(parts, options)),
    )
  tokens
    .command('list')
    .description('show the tokens that are not revoked')
    .action(async () => say(await (await import('./token.ts')).listTokens(parts)))
  tokens
    .command('revoke')
    .description('revoke a token at once')
    .argument('<id>')
    .action(async (id: string) => say(await (await import('./token.ts')).revokeToken(parts, id)))
}
