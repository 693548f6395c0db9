import { createHash, randomBytes } from 'node:crypto'
import type { KnownUser, Users } from '../users/open-users.ts'

/** Who is signed in, from the sign-in until it ends: in memory, so that a restart ends all. */
export type Sessions = {
  /** The id to give to the user, and to nobody else. */
  readonly begin: (user: KnownUser) => string
  /** The session's user, as the user is now; null when it has ended. Counts as use unless told otherwise. */
  readonly userOf: (id: string, how?: { readonly counts: boolean }) => KnownUser | null
  readonly end: (id: string) => void
}

type Session = {
  readonly name: string
  readonly passwordMark: string
  readonly beganMs: number
  readonly usedMs: number
}

/** A session ends when it was not used for this long, */
export const IDLE_MS = 30 * 60_000
/** and after this long in any case. */
export const LONGEST_MS = 12 * 3_600_000
/** Then the one that was not used for longest ends. */
export const MAX_SESSIONS = 200

export const openSessions = (users: Pick<Users, 'find'>, monotonicMs: () => number): Sessions => {
  // Least recently used first. Only hashes are kept: what is read out of our memory signs nobody in.
  const sessions = new Map<string, Session>()
  return {
    begin: (user) => {
      const id = randomBytes(32).toString('base64url')
      const now = monotonicMs()
      const [longestUnused] = sessions.keys()
      if (sessions.size >= MAX_SESSIONS && longestUnused !== undefined) sessions.delete(longestUnused)
      sessions.set(keyOf(id), {
        name: user.name,
        passwordMark: user.passwordMark,
        beganMs: now,
        usedMs: now,
      })
      return id
    },
    userOf: (id, { counts } = { counts: true }) => {
      const key = keyOf(id)
      const session = sessions.get(key)
      if (session === undefined) return null
      const now = monotonicMs()
      const user = users.find(session.name)
      const isOver = now - session.usedMs >= IDLE_MS || now - session.beganMs >= LONGEST_MS
      // Whoever was removed, or has another password, is signed out everywhere.
      if (isOver || user?.passwordMark !== session.passwordMark) {
        sessions.delete(key)
        return null
      }
      if (counts) {
        sessions.delete(key)
        sessions.set(key, { ...session, usedMs: now })
      }
      return user
    },
    end: (id) => void sessions.delete(keyOf(id)),
  }
}

const keyOf = (id: string): string => createHash('sha256').update(id).digest('base64url')
