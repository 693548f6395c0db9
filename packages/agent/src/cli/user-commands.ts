import type { Command } from 'commander'
import type { User } from '../users/open-users.ts'
import type { Call } from './call.ts'

/** What adding a user, or giving a password, answers; `password` only where the agent made one. */
type WithPassword = User & { readonly password: string | null }

/** The commands of `tenure-agent user`. A password is read from a file or from stdin: words show in the process list. */
export const addUserCommands = (
  user: Command,
  call: Call,
  { readFile }: { readonly readFile: (file: string) => string },
): void => {
  const sent = (file: string | undefined): { password?: string } =>
    file === undefined ? {} : { password: readFile(file).replace(/\r?\n$/, '') }

  user
    .command('add')
    .description('add a user; without --password-file a password is made and shown once')
    .argument('<name>')
    .requiredOption('--role <role>', 'owner, who manages licenses; or viewer')
    .option('--password-file <file>', 'a file with the password, or - for stdin')
    .action((name: string, { role, passwordFile }: { role: string; passwordFile?: string }) =>
      call('POST', '/v1/users', { name, role, ...sent(passwordFile) }, (answer: WithPassword) => ({
        words: [`${answer.name} may sign in, as ${answer.role}.`, ...passwordWords(answer)],
      })),
    )
  user
    .command('list')
    .description('who may sign in')
    .action(() => call('GET', '/v1/users', undefined, (answer: UserList) => ({ words: userWords(answer) })))
  user
    .command('password')
    .description('give a user a new password; it is signed out everywhere')
    .argument('<name>')
    .option('--password-file <file>', 'a file with the password, or - for stdin')
    .action((name: string, { passwordFile }: { passwordFile?: string }) =>
      call('PUT', `${path(name)}/password`, sent(passwordFile), (answer: WithPassword) => ({
        words: [`${answer.name} has a new password.`, ...passwordWords(answer)],
      })),
    )
  user
    .command('remove')
    .description('remove a user; it is signed out everywhere')
    .argument('<name>')
    .action((name: string) =>
      call('DELETE', path(name), undefined, (answer: User) => ({ words: [`${answer.name} is removed.`] })),
    )
  user
    .command('viewing')
    .description('whether viewers may view the licenses')
    .argument('<on|off>')
    .action((word: string, _: object, command: Command) => {
      if (word !== 'on' && word !== 'off') command.error('say on or off')
      return call('PUT', '/v1/viewing', { othersMayView: word === 'on' }, (answer: Viewing) => ({
        words: [viewingWords(answer)],
      }))
    })
}

type Viewing = { readonly othersMayView: boolean }
type UserList = Viewing & { readonly items: readonly User[] }

const path = (name: string): string => `/v1/users/${encodeURIComponent(name)}`

const passwordWords = ({ password }: WithPassword): readonly string[] =>
  password === null ? [] : [`Password: ${password}`, 'It is not shown again.']

const userWords = ({ items, othersMayView }: UserList): readonly string[] =>
  items.length === 0
    ? ['Nobody can sign in yet. Next: tenure-agent user add NAME --role owner.']
    : [...items.map(({ name, role }) => `${name.padEnd(20)} ${role}`), viewingWords({ othersMayView })]

const viewingWords = ({ othersMayView }: Viewing): string =>
  othersMayView ? 'Viewers may view the licenses.' : 'Only the Owner may view the licenses.'
