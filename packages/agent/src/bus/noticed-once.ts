type Write = (event: string, details: Readonly<Record<string, unknown>>) => void

/** Logs what is the matter with `subject` once, however often it happens. */
export type NoticedOnce = {
  (event: string, subject: string, details: Readonly<Record<string, unknown>>): void
  /** It is well now: should it happen again, that is news. */
  readonly again: (subject: string) => void
}

/** A bus may carry any number of odd topics; the log and the memory do not. */
const MAX_SUBJECTS = 1_000

export const openNoticedOnce = (log: Write): NoticedOnce => {
  const noticed = new Set<string>()
  const notice = (event: string, subject: string, details: Readonly<Record<string, unknown>>): void => {
    if (noticed.has(subject) || noticed.size >= MAX_SUBJECTS) return
    noticed.add(subject)
    log(event, details)
  }
  return Object.assign(notice, { again: (subject: string) => void noticed.delete(subject) })
}
