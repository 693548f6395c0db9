import { protocols, type Protocol } from '../devices/device.ts'

/** A field device as it appears on the bus. `topic` is what its members have in common, as the bus spells it. */
export type BusObject = { readonly topic: string; readonly id: string; readonly protocol: Protocol }

/** What the agent looks at: the configuration, the state, and whether the device is licensed. */
export type BusMember = 'cfg' | 'sts' | 'lic'

export type BusTopics = {
  readonly filterOf: (member: BusMember) => string
  /** What a topic below the prefix is about; a sentence where that is no field device of this controller. */
  readonly read: (
    topic: string,
  ) => { readonly object: BusObject; readonly member: BusMember } | { readonly ignored: string }
}

/** The ids of the registry: docs/controller-software.md, "The local API". */
const MAX_ID_LENGTH = 64
const handleGrammar = /^[A-Za-z0-9._:-]+$/

/**
 * `prefix` is the topic above the protocols, in which `{sid}` stands for the segment id. Where that is not set, any is
 * taken: the broker is the controller's own, and has one.
 */
export const openTopics = (prefix: string, segmentId: string | null): BusTopics => {
  const levels = (segment: string): string => prefix.replaceAll('{sid}', segment)
  const above = prefix
    .split('{sid}')
    .map(escape)
    .join(segmentId === null ? '[^/]+' : escape(segmentId))
  const pattern = new RegExp(`^(${above}/([^/]+)/([^/]+))/(cfg|sts|lic)$`)
  return {
    filterOf: (member) => `${levels(segmentId ?? '+')}/+/+/${member}`,
    read: (topic) => {
      const [, object = '', protocolWord = '', handle = '', member] = pattern.exec(topic) ?? []
      if (member === undefined) return { ignored: 'It is no member of a field device.' }
      const protocol = protocols.find((each) => each.toLowerCase() === protocolWord.toLowerCase())
      if (protocol === undefined) return { ignored: `No field device speaks ${protocolWord}.` }
      if (handle === `${protocolWord}.sys`) return { ignored: 'It is the driver’s own object.' }
      const id = deviceIdOf(protocol, handle)
      if (id === null) return { ignored: 'The handle cannot be part of a device id.' }
      return { object: { topic: object, id, protocol }, member: member as BusMember }
    },
  }
}

/**
 * `lon:2.1` for the handle 2.1 of LON: handles are unique within a protocol only. Null where the handle is too long, or
 * has a character that ids do not have.
 */
export const deviceIdOf = (protocol: Protocol, handle: string): string | null => {
  const id = `${protocol.toLowerCase()}:${handle}`
  return handleGrammar.test(handle) && id.length <= MAX_ID_LENGTH ? id : null
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
