import { setTimeout as delay } from 'node:timers/promises'

/** Waits until `probe` gives something other than null. Throws, naming `what`, when that takes longer than allowed. */
export const waitUntil = async <Found>(
  what: string,
  probe: () => Promise<Found | null> | Found | null,
  timeoutMs = 30_000,
): Promise<Found> => {
  const deadline = performance.now() + timeoutMs
  for (;;) {
    const found = await probe()
    if (found !== null) return found
    if (performance.now() > deadline) throw new Error(`waited ${timeoutMs} ms in vain for ${what}`)
    await delay(20)
  }
}
