import { useQuery } from '@tanstack/react-query'
import { call } from '../../ui/call.ts'
import type { Device } from '../agent/answers.ts'
import { useChange } from '../agent/queries.ts'
import { deviceAddress, type DeviceQuery } from './address.ts'

export type { Device } from '../agent/answers.ts'

/** The documented colours: purple = unlicensed, blue = licensed, green = licensed and provisioned. */
export const colours = ['purple', 'blue', 'green'] as const satisfies readonly Device['colour'][]
export type Colour = Device['colour']

export type DevicePage = {
  readonly items: readonly Device[]
  readonly next: string | null
  readonly total: number
  readonly counts: Readonly<Record<Colour, number>>
}

/** One page of the devices; the page before stays in sight until the next has come. */
export const useDevices = (query: DeviceQuery) =>
  useQuery({
    queryKey: ['devices', query],
    queryFn: () => call<DevicePage>('GET', deviceAddress(query)),
    placeholderData: (before) => before,
  })

export type DeviceChange =
  | { readonly action: 'pin'; readonly pinned: boolean }
  /** C5: the seat goes to the device `to`. */
  | { readonly action: 'reassign'; readonly to: string }
  /** C6: the device `by` takes its place. */
  | { readonly action: 'replace'; readonly by: string; readonly name?: string }

export const useChangeDevice = (id: string) =>
  useChange<DeviceChange, Device>(
    'POST',
    ({ action }) => `/v1/devices/${encodeURIComponent(id)}/${action}`,
    ({ action: _, ...body }) => body,
  )
