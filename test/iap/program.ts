import { request, type RequestOptions } from 'node:https'
import { WebSocket } from 'ws'

/**
 * A program for the SmartServer's license calls, as a customer would write one: HTTPS with the controller's
 * certificate, a cookie that it keeps, a WebSocket. It knows the public description and nothing of the agent.
 */
export type Program = {
  readonly signIn: (username: string, password: string) => Promise<Reply>
  readonly call: (method: string, path: string, body?: Body) => Promise<Reply>
  readonly listen: () => Promise<Listener>
  /** The cookie as it was set, with its attributes; empty before the sign-in. */
  readonly setCookie: () => string
}

export type Reply = {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly text: string
  readonly json: () => unknown
}

export type Body = { readonly type: string; readonly text: string; readonly headers?: Record<string, string> }

export type Message = { readonly action: string; readonly payload: unknown }

export type Listener = {
  /** The next message of this action that is as wanted: one that came and was not asked for yet, or one that comes. */
  readonly next: (action: string, wanted?: (payload: unknown) => boolean) => Promise<Message>
  readonly heard: () => readonly Message[]
  /** The close code, once it was closed. */
  readonly closed: Promise<number>
  readonly close: () => void
}

export const json = (value: unknown): Body => ({ type: 'application/json', text: JSON.stringify(value) })
export const plain = (text: string): Body => ({ type: 'text/plain', text })

/** One file in a part of this name, as a browser's form or curl's `-F` sends it. */
export const multipart = (part: string, fileName: string, text: string): Body => ({
  type: 'multipart/form-data; boundary=----of-a-test',
  text: [
    '------of-a-test',
    `Content-Disposition: form-data; name="${part}"; filename="${fileName}"`,
    'Content-Type: application/octet-stream',
    '',
    text,
    '------of-a-test--',
    '',
  ].join('\r\n'),
})

export const openProgram = (url: string, ca: string): Program => {
  let setCookie = ''
  const cookie = (): Record<string, string> =>
    setCookie === '' ? {} : { cookie: setCookie.split(';')[0] ?? '' }

  const call = async (method: string, path: string, body?: Body): Promise<Reply> => {
    const sent: Record<string, string> =
      body === undefined
        ? {}
        : {
            'content-type': body.type,
            'content-length': String(Buffer.byteLength(body.text)),
            ...body.headers,
          }
    const options = { method, ca, agent: false, headers: { ...cookie(), ...sent } }
    const reply = await exchange(`${url}${path}`, options, body?.text)
    const [set] = reply.headers['set-cookie'] ?? []
    if (set !== undefined) setCookie = set
    return reply
  }

  return {
    call,
    signIn: (username, password) => call('POST', '/iap/auth/login', json({ username, password })),
    listen: () => listenTo(`${url.replace(/^https/, 'wss')}/iap/ws`, ca, cookie()),
    setCookie: () => setCookie,
  }
}

const exchange = (url: string, options: RequestOptions, text: string | undefined): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const asked = request(url, options, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const answer = Buffer.concat(chunks).toString('utf8')
        const { statusCode: status = 0, headers } = response
        resolve({ status, headers, text: answer, json: () => JSON.parse(answer) as unknown })
      })
    })
    asked.on('error', reject)
    asked.end(text)
  })

const listenTo = (url: string, ca: string, headers: Record<string, string>): Promise<Listener> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { ca, headers })
    const heard: Message[] = []
    /** How far the messages of each action were asked for. */
    const read = new Map<string, number>()
    const waiting = new Set<() => void>()
    const closed = new Promise<number>((over) => socket.once('close', over))
    socket.on('message', (data: Buffer) => {
      heard.push(JSON.parse(data.toString('utf8')) as Message)
      for (const look of waiting) look()
    })
    socket.once('error', reject)
    socket.once('unexpected-response', (_, response) => {
      response.resume()
      reject(new Error(`refused with ${response.statusCode}`))
    })
    const next: Listener['next'] = (action, wanted = () => true) =>
      new Promise((found) => {
        const look = (): void => {
          const from = read.get(action) ?? 0
          const isNext = (message: Message, at: number): boolean =>
            at >= from && message.action === action && wanted(message.payload)
          const index = heard.findIndex(isNext)
          const message = heard[index]
          if (message === undefined) return
          read.set(action, index + 1)
          waiting.delete(look)
          found(message)
        }
        waiting.add(look)
        look()
      })
    socket.once('open', () => resolve({ next, heard: () => heard, closed, close: () => socket.close() }))
  })
