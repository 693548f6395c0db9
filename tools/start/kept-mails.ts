import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

export type CaughtMail = {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** RFC 3339. */
  readonly at: string
}

/** The newest mails, newest first. */
export type KeptMails = {
  readonly list: () => readonly CaughtMail[]
  readonly add: (mail: CaughtMail) => void
}

export const MOST_MAILS = 500

/**
 * The mails of a mail catcher; in `file`, where one is named, so that they outlive it. The file is replaced as a
 * whole, and one that cannot be read is begun anew: the mails of a demonstration are not worth a refusal to start.
 */
export const keepMails = (file: string | null): KeptMails => {
  let mails = file === null ? [] : read(file)
  return {
    list: () => mails,
    add: (mail) => {
      mails = [mail, ...mails].slice(0, MOST_MAILS)
      if (file !== null) replace(file, JSON.stringify(mails))
    },
  }
}

const read = (file: string): readonly CaughtMail[] => {
  let kept: unknown
  try {
    kept = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return []
  }
  return Array.isArray(kept) ? kept.filter(isMail).slice(0, MOST_MAILS) : []
}

const isMail = (value: unknown): value is CaughtMail =>
  typeof value === 'object' &&
  value !== null &&
  (['to', 'subject', 'text', 'at'] as const).every((member) => typeof Reflect.get(value, member) === 'string')

const replace = (file: string, text: string): void => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(`${file}.new`, text, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}
