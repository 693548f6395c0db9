import type { Command } from 'commander'
import type { Notices } from '../notices/open-notices.ts'
import type { Call } from './call.ts'
import { problemWords } from './words.ts'

type Answer = Notices & {
  readonly problem?: { readonly code: string; readonly sentence: string; readonly remedy: string } | null
}

/** `tenure-agent notices`: to whom notices are to be sent. */
export const addNoticeCommands = (notices: Command, call: Call): void => {
  const tell = (answer: Answer) => ({ words: noticeWords(answer) })
  notices.action(() => call('GET', '/v1/notices', undefined, tell))
  notices
    .command('set')
    .description('keep these e-mail addresses, in place of those before, and tell the service')
    .argument('<email...>')
    .action((emails: string[]) => call('PUT', '/v1/notices', { emails }, tell))
  notices
    .command('clear')
    .description('nobody')
    .action(() => call('PUT', '/v1/notices', { emails: [] }, tell))
}

const noticeWords = ({ emails, told, problem }: Answer): readonly string[] => [
  emails.length === 0 ? 'Notices of this controller go to nobody whom its Owner named.' : 'For notices:',
  ...emails.map((email) => `  ${email}`),
  told ? 'The service has been told.' : 'The service has not been told yet; the next request tells it.',
  ...(problem == null ? [] : problemWords({ ...problem, detail: problem.sentence })),
]
