import { StateDamagedError, type StateFiles } from '../state/state-files.ts'

/** To whom the Owner wants notices sent (M9, "Edit Notifications"). The service sends them; this only tells it. */
export type Notices = { readonly emails: readonly string[]; readonly told: boolean }

type Files = Pick<StateFiles, 'notices'>

export const readNotices = (files: Files): Notices => {
  try {
    return files.notices.read() ?? nobody
  } catch (error) {
    // A wish of the Owner's, which is asked again: no exchange must stop over it.
    if (error instanceof StateDamagedError) return nobody
    throw error
  }
}

const nobody: Notices = { emails: [], told: true }

/** Keeps the addresses; the next request tells them. The same addresses again need not be told again. */
export const writeNotices = (files: Files, emails: readonly string[]): void => {
  const known = readNotices(files)
  if (sameEmails(known.emails, emails)) return
  files.notices.write({ emails: [...emails], told: false })
}

/** What the next request says of them: nothing, once the service has them. */
export const emailsToTell = (files: Files): readonly string[] | undefined => {
  const { emails, told } = readNotices(files)
  return told ? undefined : emails
}

/**
 * The service has answered a request that said `emails`. Other ones that were set meanwhile are still to be told. A
 * crash before this tells the same once more, which changes nothing.
 */
export const confirmEmails = (files: Files, emails: readonly string[] | undefined): void => {
  const { emails: kept, told } = readNotices(files)
  if (emails === undefined || told || !sameEmails(kept, emails)) return
  files.notices.write({ emails: [...emails], told: true })
}

const sameEmails = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((email, index) => email === b[index])
