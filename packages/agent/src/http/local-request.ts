import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { Arrival } from './arrival.ts'

/** One request of the local API, whichever way it came in. Plain values: to make them is most of what a check costs. */
export type LocalRequest = {
  readonly method: string
  /** Without the query; as it was sent. */
  readonly path: string
  /** What follows the `?`, as it was sent; empty for none. */
  readonly query: string
  /** By the name in lower case. */
  readonly headers: IncomingHttpHeaders
  /** The body, to be read once. Null where it has more than `maxBytes`, which are never in memory, or breaks off. */
  readonly text: (maxBytes: number) => Promise<string | null>
  readonly arrival: Arrival
}

/** The headers; without Host where there are two, because which one counts would be anybody's guess (RFC 9112, 3.2). */
export const headersOf = ({ headers, rawHeaders }: IncomingMessage): IncomingHttpHeaders => {
  let hosts = 0
  for (let at = 0; at < rawHeaders.length; at += 2) if (/^host$/i.test(rawHeaders[at] ?? '')) hosts++
  return hosts < 2 ? headers : { ...headers, host: undefined }
}

/** Path and query of a request's target, both as they were sent. */
export const splitTarget = (sent: string): Pick<LocalRequest, 'path' | 'query'> => {
  // RFC 9112, 3.2.2: the target may be a whole URL; Host says for whom it is meant, and is looked at elsewhere.
  const target = sent.startsWith('/') ? sent : sent.replace(/^https?:\/\/[^/?]*/i, '')
  const end = target.indexOf('?')
  return end < 0 ? { path: target, query: '' } : { path: target.slice(0, end), query: target.slice(end + 1) }
}

export type LocalReply = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array | null
}

export const jsonReply = (value: unknown, headers: LocalReply['headers'] = {}): LocalReply => ({
  status: 200,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(value),
})

export const emptyReply = (headers: LocalReply['headers'] = {}): LocalReply => ({
  status: 204,
  headers,
  body: null,
})
