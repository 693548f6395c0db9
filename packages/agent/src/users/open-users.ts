import { openTurns } from '../agent/turns.ts'
import { done, notDone, type Result } from '../result.ts'
import type { ValueFile } from '../state/state-files.ts'
import { openLockOut } from './lock-out.ts'
import { hashPassword, isPassword, type PasswordHash } from './password.ts'
import { signInFailed, tooManySignIns, userExists, userNotFound, usersFull } from './refusals.ts'
import { MAX_USERS, type UserFile, type UserRole } from './user-file.ts'

export type User = { readonly name: string; readonly role: UserRole }

/** A user and the password that is in force; `passwordMark` is another one after each change of the password. */
export type KnownUser = User & { readonly passwordMark: string }

/** Who may sign in on this controller. */
export type Users = {
  readonly list: () => readonly User[]
  readonly find: (name: string) => KnownUser | null
  readonly add: (user: User, password: string) => Promise<Result<User>>
  readonly setPassword: (name: string, password: string) => Promise<Result<User>>
  readonly remove: (name: string) => Result<User>
  /** Whether these are a user's name and password. Guessing is slowed down. */
  readonly signIn: (name: string, password: string) => Promise<Result<KnownUser>>
  /** A3: whether users who are not the Owner may view. */
  readonly othersMayView: () => boolean
  readonly letOthersView: (may: boolean) => void
}

/** Without a file there is no user. Who is given the role of a viewer may view until the Owner says otherwise. */
const nobody: UserFile = { othersMayView: true, users: [] }

export const openUsers = (file: ValueFile<UserFile>, monotonicMs: () => number): Users => {
  const lockOut = openLockOut(monotonicMs)
  // One password at a time: whoever sends a thousand does not take a thousand times the memory.
  const turns = openTurns()
  let waiting = 0
  // Nobody else writes the file while we have the state, and each message of a WebSocket asks who listens.
  let inMemory: UserFile | null = null
  const read = (): UserFile => (inMemory ??= file.read() ?? nobody)
  const write = (next: UserFile): void => {
    file.write(next)
    inMemory = next
  }
  const findKept = (name: string) => read().users.find((user) => same(user.name, name)) ?? null

  const store = (user: User, hash: PasswordHash): Result<User> => {
    const kept = read()
    const index = kept.users.findIndex(({ name }) => same(name, user.name))
    if (index === -1 && kept.users.length >= MAX_USERS) return notDone(usersFull())
    const changed = { name: user.name, role: user.role, ...hash }
    const users = index === -1 ? [...kept.users, changed] : kept.users.with(index, changed)
    write({ ...kept, users })
    return done(shown(user))
  }

  return {
    list: () => read().users.map(shown),
    find: (name) => {
      const kept = findKept(name)
      return kept === null ? null : { ...shown(kept), passwordMark: kept.salt }
    },
    add: (user, password) =>
      turns.take(async () => {
        if (findKept(user.name) !== null) return notDone(userExists(user.name))
        return store(user, await hashPassword(password))
      }),
    setPassword: (name, password) =>
      turns.take(async () => {
        const hash = await hashPassword(password)
        const kept = findKept(name)
        return kept === null ? notDone(userNotFound(name)) : store(kept, hash)
      }),
    remove: (name) => {
      const kept = read()
      const user = findKept(name)
      if (user === null) return notDone(userNotFound(name))
      write({ ...kept, users: kept.users.filter((each) => each.name !== user.name) })
      return done(shown(user))
    },
    signIn: async (name, password) => {
      if (waiting >= MAX_WAITING) return notDone(tooManySignIns(1000))
      waiting++
      return turns
        .take(async () => {
          const called = name.trim().toLowerCase()
          const waitMs = lockOut.waitMs(called)
          if (waitMs > 0) return notDone(tooManySignIns(waitMs))
          const kept = findKept(called)
          if (!(await isPassword(password, kept)) || kept === null) {
            lockOut.failed(called)
            return notDone(signInFailed())
          }
          lockOut.succeeded(called)
          return done({ ...shown(kept), passwordMark: kept.salt })
        })
        .finally(() => waiting--)
    },
    othersMayView: () => read().othersMayView,
    letOthersView: (may) => write({ ...read(), othersMayView: may }),
  }
}

/** So many sign-ins stand in line; who comes then is told to come again. */
const MAX_WAITING = 8

const shown = ({ name, role }: User): User => ({ name, role })

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()
