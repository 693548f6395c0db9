import { MAX_NOTICE_EMAILS } from '@tenure/core'
import { z } from 'zod'
import { userFile, type UserFile } from '../users/user-file.ts'
import { openFolder, readIfThere, removeDurably, writeAtomically } from './atomic-file.ts'

/** `name` is the account's, once the service has told it. */
const account = z.strictObject({ customerId: z.uuid(), name: z.string().nullable() })
const firstListed = z.record(z.uuid(), z.int())
const notes = z.record(z.uuid(), z.string())
const notices = z.strictObject({ emails: z.array(z.string()).max(MAX_NOTICE_EMAILS), told: z.boolean() })
const clock = z.strictObject({ highWaterAt: z.int().nonnegative() })
const outcome = z.strictObject({
  answers: z.string(),
  refusals: z.array(
    z.strictObject({
      licenseId: z.string(),
      code: z.string(),
      sentence: z.string(),
      remedy: z.string(),
      facts: z.record(z.string(), z.unknown()),
    }),
  ),
})

/** What was asked for in the request `answers` and not done, license by license. */
export type Outcome = z.output<typeof outcome>

/** When a license file first listed each license that is held: License ID → its issue time. Shown, never judged by. */
export type FirstListed = Readonly<z.output<typeof firstListed>>

/**
 * The agent's memory: one file per fact, each replaced as a whole. Everything else is derived from these, so that
 * there is no order of writes that a crash could leave half done.
 */
export type StateFiles = {
  readonly licenseFile: DocumentFile
  readonly keyList: DocumentFile
  /** The request that was signed and not answered yet. While it is there, what it gives is given up (O4). */
  readonly pendingRequest: DocumentFile
  readonly firstListed: ValueFile<FirstListed>
  /** The Owner's words about licenses: License ID → note. */
  readonly notes: ValueFile<z.output<typeof notes>>
  /** M9; `told`: the service has them. */
  readonly notices: ValueFile<z.output<typeof notices>>
  readonly account: ValueFile<z.output<typeof account>>
  /** O5: the highest time there is evidence of. */
  readonly clock: ValueFile<z.output<typeof clock>>
  readonly outcome: ValueFile<Outcome>
  readonly users: ValueFile<UserFile>
}

/** A signed document, as the compact JWS it came as. */
export type DocumentFile = {
  readonly read: () => string | null
  readonly write: (jws: string) => void
  readonly remove: () => void
}

export type ValueFile<Value> = {
  /** The value; null where there is none. @throws when the file was changed by hand into something else. */
  readonly read: () => Value | null
  readonly write: (value: Value) => void
}

/**
 * C9: whatever is licensed lies beside the controller's key, so that no re-image, database reset or factory restore
 * takes away one without the other. In this order they are moved there from a state folder of before: what is given up
 * (O4) first, and last the license file, which tells that all are there.
 */
export const licensedFiles = [
  'pending-request.jws',
  'key-list.jws',
  'account.json',
  'clock.json',
  'last-outcome.json',
  'first-listed.json',
  'notes.json',
  'notices.json',
  'license-file.jws',
] as const
type LicensedFile = (typeof licensedFiles)[number]

export const openStateFiles = (folder: string, identityFolder: string): StateFiles => {
  openFolder(folder)
  openFolder(identityFolder)
  const document = (name: LicensedFile & `${string}.jws`) => documentFile(identityFolder, name)
  const value = <Value>(name: LicensedFile & `${string}.json`, shape: z.ZodType<Value>) =>
    valueFile(identityFolder, name, shape)
  return {
    licenseFile: document('license-file.jws'),
    keyList: document('key-list.jws'),
    pendingRequest: document('pending-request.jws'),
    firstListed: value('first-listed.json', firstListed),
    notes: value('notes.json', notes),
    notices: value('notices.json', notices),
    account: value('account.json', account),
    clock: value('clock.json', clock),
    outcome: value('last-outcome.json', outcome),
    users: valueFile(folder, 'users.json', userFile),
  }
}

const documentFile = (folder: string, name: string): DocumentFile => ({
  read: () => readIfThere(folder, name)?.trim() ?? null,
  write: (jws) => writeAtomically(folder, name, `${jws}\n`),
  remove: () => removeDurably(folder, name),
})

const valueFile = <Value>(folder: string, name: string, shape: z.ZodType<Value>): ValueFile<Value> => ({
  read: () => {
    const text = readIfThere(folder, name)
    if (text === null) return null
    const parsed = shape.safeParse(jsonOf(text))
    if (!parsed.success) throw new StateDamagedError(name)
    return parsed.data
  },
  write: (value) => writeAtomically(folder, name, `${JSON.stringify(value)}\n`),
})

/** A file of the state folder is not what the agent writes; a person has to look. */
export class StateDamagedError extends Error {
  constructor(name: string) {
    super(`${name} in the state folder cannot be read; restore it or remove it`)
    this.name = 'StateDamagedError'
  }
}

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
