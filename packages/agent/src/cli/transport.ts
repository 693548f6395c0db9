import { request } from 'node:http'
import type { LocalApp } from '../http/create-app.ts'
import { splitTarget } from '../http/local-request.ts'

export type Answer = { readonly status: number; readonly body: unknown }

/** How the CLI reaches an agent: the one that runs, or one it opens itself. */
export type Transport = {
  readonly send: (method: string, path: string, body?: object) => Promise<Answer>
  readonly close: () => Promise<void>
}

/** Calls the running daemon; null when nobody answers on the socket. */
export const overSocket = async (socketPath: string): Promise<Transport | null> => {
  const transport = { send: sendOver(socketPath), close: async () => undefined }
  try {
    await transport.send('GET', '/healthz')
    return transport
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['ENOENT', 'ECONNREFUSED'].includes(String(error.code)))
      return null
    throw error
  }
}

/** Calls the same app without a network; `close` lets go of the state. */
export const inProcess = (app: LocalApp, close: () => Promise<void>): Transport => ({
  send: async (method, path, body) => {
    const reply = await app.answer({
      method,
      ...splitTarget(path),
      headers: body === undefined ? {} : jsonHeaders,
      text: async () => (body === undefined ? '' : JSON.stringify(body)),
      arrival: { by: 'owner', onThisMachine: true },
    })
    return { status: reply.status, body: JSON.parse(String(reply.body)) }
  },
  close,
})

const jsonHeaders = { 'content-type': 'application/json' }

const sendOver =
  (socketPath: string): Transport['send'] =>
  (method, path, body) =>
    new Promise((resolve, reject) => {
      const headers = { host: 'localhost', ...(body === undefined ? {} : jsonHeaders) }
      const call = request({ socketPath, method, path, headers }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8')
          try {
            resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) })
          } catch (error) {
            reject(error)
          }
        })
      })
      call.on('error', reject)
      call.end(body === undefined ? undefined : JSON.stringify(body))
    })
