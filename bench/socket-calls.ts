import { connect, type Socket } from 'node:net'

export type SocketCalls = {
  /** One call on the connection that is kept. Gives its status. Rejects where nobody answers. */
  readonly call: (method: string, path: string) => Promise<number>
  readonly close: () => void
}

/**
 * HTTP/1.1 as a driver in C speaks it: one write, one read. Node's own client takes longer for a call than the agent
 * (measured against an empty server: p99 0.55 ms instead of 0.30), and that is not what is to be measured.
 */
export const openSocketCalls = (socketPath: string): SocketCalls => {
  let socket: Socket | null = null
  return {
    call: async (method, path) => {
      socket ??= await connected(socketPath)
      return answerTo(socket, `${method} ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n`)
    },
    close: () => socket?.destroy(),
  }
}

const connected = (socketPath: string): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect(socketPath, () => {
      socket.off('error', reject)
      resolve(socket)
    })
    socket.once('error', reject)
  })

const answerTo = (socket: Socket, request: string): Promise<number> =>
  new Promise((resolve, reject) => {
    let received = ''
    const look = (chunk: Buffer): void => {
      received += chunk.toString('latin1')
      const status = wholeAnswer(received)
      if (status === null) return
      end()
      resolve(status)
    }
    const fail = (error?: Error): void => {
      end()
      reject(error ?? new Error(`the connection was closed after: ${received}`))
    }
    const end = (): void => {
      socket.off('data', look).off('error', fail).off('close', fail)
    }
    socket.on('data', look).once('error', fail).once('close', fail)
    socket.write(request)
  })

/** The status, once all of the answer is there; null before. @throws where its length is not told. */
export const wholeAnswer = (received: string): number | null => {
  const headEnd = received.indexOf('\r\n\r\n')
  if (headEnd < 0) return null
  const head = received.slice(0, headEnd)
  const [, length] = /^content-length: (\d+)$/im.exec(head) ?? []
  if (length === undefined) throw new Error(`an answer without Content-Length: ${head}`)
  return received.length < headEnd + 4 + Number(length) ? null : Number(head.split(' ')[1])
}
