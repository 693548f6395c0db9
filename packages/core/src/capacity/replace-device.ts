import type { DeviceFacts } from './device.ts'

export type ReplacedDevices = { readonly broken: DeviceFacts; readonly replacement: DeviceFacts }

/**
 * C6: the replacement takes over the seat of a broken field device, with its pin and its place in the order, so that
 * it is not the newest when capacity falls. The broken one takes the other's place, and waits if it is kept at
 * all. An internal device has no seat to give and needs none. Assign the seats afterwards: a seat may have become
 * free.
 */
export const replaceDevice = (broken: DeviceFacts, replacement: DeviceFacts): ReplacedDevices => {
  if (broken.internal || replacement.internal) return { broken, replacement }
  return {
    broken: { ...broken, order: replacement.order, pinned: false, licensed: false },
    replacement: {
      ...replacement,
      order: broken.order,
      pinned: broken.pinned || replacement.pinned,
      licensed: broken.licensed || replacement.licensed,
    },
  }
}
