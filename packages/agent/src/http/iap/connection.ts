import type { WebSocket } from 'ws'
import type { Agent } from '../../agent/agent.ts'
import { isOwner, type Caller } from '../who-calls.ts'
import { isForOwner, messageOf, type Message } from './messages.ts'
import { statusRows } from './rows.ts'

/** One listener of `wss …/iap/ws`, from the moment it is let in. */
export type Connection = { readonly hangUp: () => void }

export type ConnectionParts = {
  readonly agent: Agent
  readonly socket: WebSocket
  /** Who it is now; null when the session has ended. Listening does not keep a session from ending. */
  readonly caller: () => Caller | null
  readonly closed: () => void
}

/** Who does not read loses the connection, and reads all again afterwards; enough for 10,000 devices at once. */
const MAX_BUFFERED_BYTES = 8_388_608
/** Finds out who is gone without a word, and who is not signed in any more. */
const LOOK_EVERY_MS = 20_000
/** Changes of devices come in crowds; the totals are told once for each crowd. */
const TOTALS_AFTER_MS = 100
/** Who does not answer the goodbye is not waited for. */
const GOODBYE_MS = 500

/** Close codes: RFC 6455 has 1001 for who goes away; from 4000 on they are ours. */
const closing = { stopping: 1001, signedOut: 4401 } as const

export const openConnection = ({ agent, socket, caller, closed }: ConnectionParts): Connection => {
  const send = (tell: (caller: Caller) => Message | null): void => {
    const known = caller()
    if (known === null) return socket.close(closing.signedOut, 'the session has ended')
    if (socket.bufferedAmount > MAX_BUFFERED_BYTES) return socket.terminate()
    const message = tell(known)
    if (message !== null) socket.send(JSON.stringify(message))
  }

  const total = (known: Caller): Message => {
    const customerId = isOwner(known) ? (agent.account()?.customerId ?? null) : null
    return { action: 'UPD:LIC:TOTAL', payload: statusRows(agent.status(), customerId) }
  }
  const first = caller()
  let told = first === null ? '' : JSON.stringify(total(first))
  let totalsDue: NodeJS.Timeout | undefined
  const sendTotals = (): void => {
    totalsDue = undefined
    send((known) => {
      const message = total(known)
      if (JSON.stringify(message) === told) return null
      told = JSON.stringify(message)
      return message
    })
  }

  const stopListening = agent.happenings.listen((happening) => {
    const message = messageOf(happening)
    send((known) => (isForOwner(message) && !isOwner(known) ? null : message))
    totalsDue ??= setTimeout(sendTotals, TOTALS_AFTER_MS)
  })

  let answered = true
  const looking = setInterval(() => {
    if (!answered) return socket.terminate()
    answered = false
    socket.ping()
    send(() => null)
  }, LOOK_EVERY_MS)
  socket.on('pong', () => (answered = true))

  let goodbye: NodeJS.Timeout | undefined
  // What breaks on a connection ends that connection; `close` follows.
  socket.on('error', () => socket.terminate())
  socket.on('close', () => {
    clearInterval(looking)
    clearTimeout(totalsDue)
    clearTimeout(goodbye)
    stopListening()
    closed()
  })
  return {
    hangUp: () => {
      socket.close(closing.stopping, 'the agent stops')
      goodbye = setTimeout(() => socket.terminate(), GOODBYE_MS)
    },
  }
}
