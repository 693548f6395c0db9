import type { IncomingHttpHeaders } from 'node:http'

/** The name that software for the SmartServer's interface looks for. */
const name = 'cmsSID'

/** The session's id that the request carries; null where it has none. */
export const sessionIdIn = (headers: IncomingHttpHeaders): string | null => {
  const [, id] = new RegExp(`(?:^|;\\s*)${name}=([A-Za-z0-9_-]{43})(?:;|$)`).exec(headers.cookie ?? '') ?? []
  return id ?? null
}

/** `Set-Cookie` for a new session. No page's script reads it, and no other site's page makes a browser send it. */
export const sessionCookie = (id: string, secure: boolean): string => `${name}=${id}${attributes(secure)}`

/** `Set-Cookie` that takes it away again. */
export const noSessionCookie = (secure: boolean): string => `${name}=; Max-Age=0${attributes(secure)}`

const attributes = (secure: boolean): string =>
  `; Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`
