import { connect } from 'node:net'
import { brokerAt } from '../bus/broker.ts'

export type BrokerFacts = { readonly url: string; readonly isReached: boolean }

const WITHIN_MS = 3_000

/** Whether anything takes a connection where the MQTT broker is set to be; null where none is set. Says nothing to it. */
export const reachBroker = async (bus: { readonly url: string } | null): Promise<BrokerFacts | null> => {
  if (bus === null) return null
  const { host, port } = brokerAt(bus.url)
  const isReached = await new Promise<boolean>((resolve) => {
    const socket = connect({ host, port, timeout: WITHIN_MS })
    const end = (reached: boolean) => () => {
      socket.destroy()
      resolve(reached)
    }
    socket.once('connect', end(true)).once('timeout', end(false)).once('error', end(false))
  })
  return { url: bus.url, isReached }
}
