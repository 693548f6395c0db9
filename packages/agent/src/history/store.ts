import { DatabaseSync, type SQLOutputValue } from 'node:sqlite'
import type { Instant } from '@tenure/core'
import type { HistoryEntry, HistoryFact } from './fact.ts'

export type HistoryStore = {
  /** All of them are on the disk when this returns, or, when it throws, none is. Forgets the oldest beyond the limits. */
  readonly add: (facts: readonly HistoryFact[], at: Instant, certain: boolean) => void
  /** Newest first; `before` excludes that id and what came after it. */
  readonly list: (limit: number, before: number | null) => readonly HistoryEntry[]
  readonly close: () => void
}

export type HistoryLimits = {
  readonly entries: number
  /** Of `upgrade-asked` alone: a viewer asks as often as they like, and must not push out what matters. */
  readonly upgradesAsked: number
}

// Without autoincrement the id of the newest entry would be given again after that one was forgotten.
const schema = `
  create table if not exists entry (
    id integer primary key autoincrement,
    at integer not null,
    certain integer not null check (certain in (0, 1)),
    kind text not null,
    details text not null
  ) strict;
`

/** What happened, in a file of its own (WAL, each commit on the disk). `file` may be `:memory:`. */
export const openHistoryStore = (file: string, limits: HistoryLimits): HistoryStore => {
  const database = new DatabaseSync(file, { timeout: 1000 })
  try {
    database.exec('pragma journal_mode = wal; pragma synchronous = full')
    database.exec(schema)
  } catch (error) {
    database.close()
    throw error
  }
  const insert = database.prepare('insert into entry (at, certain, kind, details) values (?, ?, ?, ?)')
  const forget = database.prepare(
    `delete from entry where id <= (select id from entry order by id desc limit 1 offset ?)
       or (kind = 'upgrade-asked' and id <=
         (select id from entry where kind = 'upgrade-asked' order by id desc limit 1 offset ?))`,
  )
  const newest = database.prepare(
    'select id, at, certain, kind, details from entry where id < ? order by id desc limit ?',
  )

  return {
    add: (facts, at, certain) => {
      database.exec('begin immediate')
      try {
        for (const { kind, ...details } of facts)
          insert.run(at, Number(certain), kind, JSON.stringify(details))
        forget.run(limits.entries, limits.upgradesAsked)
        database.exec('commit')
      } catch (error) {
        // A full disk may have ended the transaction already; the first error is the one to tell.
        if (database.isTransaction) database.exec('rollback')
        throw error
      }
    },
    list: (limit, before) => newest.all(before ?? Number.MAX_SAFE_INTEGER, limit).map(fromRow),
    close: () => database.close(),
  }
}

const fromRow = (row: Record<string, SQLOutputValue>): HistoryEntry => ({
  ...(JSON.parse(String(row['details'])) as HistoryFact),
  kind: String(row['kind']) as HistoryFact['kind'] & 'account-set',
  id: Number(row['id']),
  at: new Date(Number(row['at'])).toISOString(),
  certain: row['certain'] === 1,
})
