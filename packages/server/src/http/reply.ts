/** What goes back over HTTP, as data: so that it can be stored, compared and sent again byte for byte. */
export type Reply = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** The text to the byte; null where there is none (204, 304). */
  readonly body: string | null
}

export const withHeaders = (reply: Reply, headers: Readonly<Record<string, string>>): Reply => ({
  ...reply,
  headers: { ...reply.headers, ...headers },
})

export const JSON_TYPE = 'application/json; charset=utf-8'
export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8'

export const jsonReply = (status: number, text: string): Reply => ({
  status,
  headers: { 'content-type': JSON_TYPE },
  body: text,
})

export const textReply = (contentType: string, text: string): Reply => ({
  status: 200,
  headers: { 'content-type': contentType },
  body: text,
})
