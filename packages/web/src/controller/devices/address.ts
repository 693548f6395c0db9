import type { Device } from '../agent/answers.ts'

export type DeviceQuery = {
  readonly q: string
  readonly colour: Device['colour'] | null
  readonly cursor: string | null
  readonly limit: number
}

export const deviceAddress = ({ q, colour, cursor, limit }: DeviceQuery): string => {
  const query = new URLSearchParams({ limit: String(limit) })
  if (q !== '') query.set('q', q)
  if (colour !== null) query.set('colour', colour)
  if (cursor !== null) query.set('cursor', cursor)
  return `/v1/devices?${query}`
}
