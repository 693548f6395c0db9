import { existsSync, globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A controller's clock that a test sets, also while the agent runs: libfaketime, loaded into the real process. */
export type FakedClock = {
  /** What the process has to be started with. */
  readonly env: Readonly<Record<string, string>>
  /** From now on the clock stands at that time. */
  readonly setTo: (at: number) => void
  readonly remove: () => void
}

/** Debian's package faketime; null where it is not installed. */
export const fakedClockLibrary = (): string | null =>
  globSync('/usr/lib/*/faketime/libfaketimeMT.so.1').find((file) => existsSync(file)) ?? null

export const newFakedClock = (library: string, at: number): FakedClock => {
  const folder = mkdtempSync(join(tmpdir(), 'faked-clock-'))
  const file = join(folder, 'now')
  const setTo = (to: number): void =>
    writeFileSync(file, `${new Date(to).toISOString().slice(0, 19).replace('T', ' ')}\n`)
  setTo(at)
  const env = {
    LD_PRELOAD: library,
    FAKETIME_TIMESTAMP_FILE: file,
    FAKETIME_NO_CACHE: '1',
    // The monotonic clock is what the agent measures by when the other one is wrong; timers need it as well.
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
    TZ: 'UTC',
  }
  return { env, setTo, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
