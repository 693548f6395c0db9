import { renameSync } from 'node:fs'
import { join } from 'node:path'
import type { JudgedTime } from '@tenure/core'
import type { HistoryFact, HistoryPage } from './fact.ts'
import { openHistoryStore, type HistoryLimits, type HistoryStore } from './store.ts'

export type History = {
  /** Writes down what `facts` gives. T8: nothing that goes wrong with it stops what is written down. */
  readonly note: (facts: () => readonly HistoryFact[]) => void
  readonly page: (limit: number, before: number | null) => HistoryPage
  readonly close: () => void
}

export type HistoryParts = {
  readonly folder: string
  readonly now: () => JudgedTime
  readonly limits: HistoryLimits
  /** Told of what could not be written or read. */
  readonly failed: (error: unknown) => void
}

export const historyLimits: HistoryLimits = { entries: 2000, upgradesAsked: 100 }

export const openHistory = ({ folder, now, limits, failed }: HistoryParts): History => {
  const store = openStore(folder, limits, failed)
  return {
    note: (facts) => {
      try {
        const noted = facts()
        if (noted.length === 0) return
        const { at, certain } = now()
        store.add(noted, at, certain)
      } catch (error) {
        failed(error)
      }
    },
    page: (limit, before) => {
      const found = store.list(limit + 1, before)
      const items = found.slice(0, limit)
      return { items, next: found.length > limit ? (items.at(-1)?.id ?? null) : null }
    },
    close: store.close,
  }
}

/** A file that was damaged is set aside for who wants to look at it; where the disk takes none, memory has to do (T8). */
const openStore = (folder: string, limits: HistoryLimits, failed: (error: unknown) => void): HistoryStore => {
  const file = join(folder, 'history.sqlite')
  const ways: readonly (() => HistoryStore)[] = [
    () => openHistoryStore(file, limits),
    () => {
      renameSync(file, `${file}.damaged`)
      return openHistoryStore(file, limits)
    },
  ]
  for (const open of ways)
    try {
      return open()
    } catch (error) {
      failed(error)
    }
  return openHistoryStore(':memory:', limits)
}
