import type { DeviceFacts } from '@tenure/core'

/** What field devices speak (spec §1). */
export const protocols = ['LON', 'BACnet', 'Modbus', 'EnOcean', 'LoRaWAN', 'IAP'] as const
export type Protocol = (typeof protocols)[number]

/** One field device as the registry keeps it. */
export type Device = DeviceFacts & {
  readonly protocol: Protocol
  readonly name: string
  /** Whether it was provisioned; a device that loses its seat stays so, and is refused all the same (C3). */
  readonly provisioned: boolean
}

/** The documented colours: purple = unlicensed, blue = licensed, green = licensed and provisioned. */
export const colourOf = ({ licensed, provisioned }: Device): 'purple' | 'blue' | 'green' =>
  licensed ? (provisioned ? 'green' : 'blue') : 'purple'
