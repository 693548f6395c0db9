import type { Offer } from '@tenure/contract'
import type { Device } from '../devices/device.ts'

/** What happened on this controller, told once it is on the disk. */
export type Happening =
  /** What is held, the account, a note, a waiting request or an outcome changed: read it again. */
  | { readonly kind: 'licenses' }
  | { readonly kind: 'licenses-gone'; readonly licenseIds: readonly string[] }
  /** The account's offers came from the service. */
  | { readonly kind: 'offers'; readonly offers: readonly Offer[] }
  | ({ readonly kind: 'device' } & DeviceChange)

export type DeviceChange = {
  readonly change: 'added' | 'changed' | 'removed'
  readonly device: Device
}

export type Happenings = {
  readonly tell: (happening: Happening) => void
  /** Calls `listener` with each happening from now on; the answer ends that. */
  readonly listen: (listener: (happening: Happening) => void) => () => void
}

/** `failed` is told of a listener that throws: whoever listens must not undo, or hold up, what has happened. */
export const openHappenings = (failed: (error: unknown) => void): Happenings => {
  const listeners = new Set<(happening: Happening) => void>()
  return {
    tell: (happening) => {
      for (const listener of [...listeners])
        try {
          listener(happening)
        } catch (error) {
          failed(error)
        }
    },
    listen: (listener) => {
      // A function of its own, so that the same one may listen twice.
      const own = (happening: Happening): void => listener(happening)
      listeners.add(own)
      return () => void listeners.delete(own)
    },
  }
}
