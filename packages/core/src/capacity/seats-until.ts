import { byAge, type DeviceFacts } from './device.ts'

/** C4: for each field device, how many new seats it takes until one reaches it. Those who wait longest come first. */
export const seatsUntil = (devices: readonly DeviceFacts[]): ReadonlyMap<string, number> => {
  const missing = new Map<string, number>()
  let waiting = 0
  for (const { id, internal, licensed } of devices.toSorted(byAge)) {
    if (internal) continue
    missing.set(id, waiting + 1)
    if (!licensed) waiting++
  }
  return missing
}
