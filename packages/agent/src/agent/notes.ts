import { StateDamagedError, type StateFiles } from '../state/state-files.ts'

/** The Owner's own words about licenses (spec §4: Note). */
export type Notes = {
  /** License ID → note; a license without one is not there. */
  readonly all: () => Readonly<Record<string, string>>
  /** Keeps the note; an empty one is none. Notes on licenses that are not `held` any more are forgotten. */
  readonly write: (licenseId: string, note: string, held: readonly string[]) => void
}

export const MAX_NOTE_LENGTH = 200

export const openNotes = (files: Pick<StateFiles, 'notes'>): Notes => {
  // Only shown, so a damaged file is one without notes: nothing else must stop over it.
  const all = (): Readonly<Record<string, string>> => {
    try {
      return files.notes.read() ?? {}
    } catch (error) {
      if (error instanceof StateDamagedError) return {}
      throw error
    }
  }
  return {
    all,
    write: (licenseId, note, held) => {
      const next = { ...all(), [licenseId]: note }
      const kept = Object.entries(next).filter(([id, text]) => text !== '' && held.includes(id))
      files.notes.write(Object.fromEntries(kept))
    },
  }
}
