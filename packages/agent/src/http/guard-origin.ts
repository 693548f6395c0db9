import type { IncomingHttpHeaders } from 'node:http'

/**
 * Why a request is not answered at all; null when it may go on. A page of the open Internet can make a browser call
 * 127.0.0.1: under its own name (DNS rebinding, so Host is checked) or across origins (so Origin is checked).
 */
export const foreignRequest = (headers: IncomingHttpHeaders, ownHosts: readonly string[]): string | null => {
  const { host, origin } = headers
  if (host === undefined || !ownHosts.includes(nameOf(host)))
    return `The local API is not known as ${host ?? 'nothing'}.`
  if (origin === undefined) return null
  if (!URL.canParse(origin) || new URL(origin).host !== host)
    return `Pages of ${origin} may not call the local API.`
  return null
}

/**
 * Why a request that changes something is not answered; null when it may go on. Browsers of the last ten years send
 * Origin with every such request, which `foreignRequest` has checked; since 2023 all of them say besides where it comes
 * from. One with neither is from a program, which has its cookie from nobody but its own sign-in.
 */
export const crossSiteRequest = (method: string, headers: IncomingHttpHeaders): string | null => {
  const site = headers['sec-fetch-site']
  const changesNothing = method === 'GET' || method === 'HEAD'
  if (changesNothing || site === undefined || site === 'same-origin') return null
  return 'Pages of another site may not call the local API.'
}

/**
 * The names under which a local API that listens on `host` may be called: `others` are the controller's own names and
 * addresses, which count where it listens on all of them; `given` are those that the Owner has named.
 */
export const ownHostsOf = (
  host: string,
  others: readonly string[],
  given: readonly string[] = [],
): readonly string[] => {
  const everywhere = host === '0.0.0.0' || host === '::'
  const names = ['127.0.0.1', 'localhost', '::1', host, ...given, ...(everywhere ? others : [])]
  return [...new Set(names.map((name) => (name.includes(':') ? `[${name}]` : name.toLowerCase())))]
}

const nameOf = (host: string): string => host.toLowerCase().replace(/:\d+$/, '')
