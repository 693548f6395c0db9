import type { Settings } from '@tenure/contract'

export type Key = keyof Settings
export const settingKeys = [
  'upgradeBasis',
  'lateMaintenance',
  'rmaBudgetPerYear',
  'secondFactor',
] as const satisfies readonly Key[]

/** What two people did to the same settings at once. */
export type Merge = {
  /** Mine where I changed something, else as it is now. */
  readonly merged: Settings
  /** What somebody else changed, and I did not. */
  readonly theirs: readonly Key[]
  /** What both changed, to different values. */
  readonly conflicts: readonly Key[]
}

/** `base` is what I began with, `mine` what I made of it, `now` what it has become meanwhile. */
export const mergeSettings = (base: Settings, mine: Settings, now: Settings): Merge => {
  const iChanged = (key: Key) => mine[key] !== base[key]
  const theyChanged = (key: Key) => now[key] !== base[key]
  const merged = Object.fromEntries(
    settingKeys.map((key) => [key, iChanged(key) ? mine[key] : now[key]]),
  ) as Settings
  return {
    merged,
    theirs: settingKeys.filter((key) => theyChanged(key) && !iChanged(key)),
    conflicts: settingKeys.filter((key) => theyChanged(key) && iChanged(key) && mine[key] !== now[key]),
  }
}

/** What would be sent: only what differs. */
export const changesOf = (base: Settings, mine: Settings): Partial<Settings> =>
  Object.fromEntries(settingKeys.filter((key) => mine[key] !== base[key]).map((key) => [key, mine[key]]))
