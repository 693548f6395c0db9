import { readdirSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { readIfThere, removeDurably, syncFolder, writeAtomically } from './atomic-file.ts'
import { StateDamagedError } from './state-files.ts'

/** The state folder, which a reset empties, and the identity folder, which nothing empties (C9). */
export type Folders = { readonly folder: string; readonly identityFolder: string }

/** What a reset empties: the databases, or everything but the identity folder. */
export type ResetKind = 'databases' | 'factory'

/** In the identity folder from the first step of a reset to its last. */
const UNDER_WAY = 'reset-under-way'

/** With what SQLite keeps beside a database, and a history that was damaged and set aside. */
const DATABASE = /^(devices|history)\.sqlite(-wal|-shm|-journal|\.damaged)?$/

/** Held by this process, and by the next one: a lock that is removed while it is held can be taken twice. */
const LOCK = /^lock\.sqlite(-wal|-shm|-journal)?$/

/**
 * C9: empties the state and keeps what is licensed. First it notes what it is about to do, so that a power cut ends in
 * the state of before or, once the agent starts again, in that of after. Names what was removed. The caller holds both folders.
 */
export const resetState = (folders: Folders, kind: ResetKind): readonly string[] => {
  writeAtomically(folders.identityFolder, UNDER_WAY, `${kind}\n`)
  return finishReset(folders)
}

/** Does what a reset has noted and not done yet; nothing where none is under way. */
export const finishReset = (folders: Folders): readonly string[] => {
  const { folder, identityFolder } = folders
  const kind = readIfThere(identityFolder, UNDER_WAY, 100)?.trim()
  if (kind === undefined) return []
  if (kind !== 'databases' && kind !== 'factory') throw new StateDamagedError(UNDER_WAY)
  const doomed = readdirSync(folder).filter((name) => isDoomed(name, kind, folders))
  for (const name of doomed) rmSync(join(folder, name), { recursive: true, force: true })
  syncFolder(folder)
  removeDurably(identityFolder, UNDER_WAY)
  return doomed.toSorted()
}

const isDoomed = (name: string, kind: ResetKind, { folder, identityFolder }: Folders): boolean => {
  if (kind === 'databases') return DATABASE.test(name)
  return !LOCK.test(name) && !holds(join(folder, name), identityFolder)
}

/** Whether `inner` is the folder `outer` or lies in it. */
const holds = (outer: string, inner: string): boolean => !/^\.\.(\/|$)/.test(relative(outer, inner))
