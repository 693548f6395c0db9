/**
 * Why a request is not answered at all; null when it may go on. A page of the open Internet can make a browser call
 * 127.0.0.1: under its own name (DNS rebinding, so Host is checked) or across origins (so Origin is checked).
 */
export const foreignRequest = (headers: Headers, ownHosts: readonly string[]): string | null => {
  const host = headers.get('host')
  if (host === null || !ownHosts.includes(nameOf(host)))
    return `The local API is not known as ${host ?? 'nothing'}.`
  const origin = headers.get('origin')
  if (origin === null) return null
  if (!URL.canParse(origin) || new URL(origin).host !== host)
    return `Pages of ${origin} may not call the local API.`
  return null
}

/** The names under which a local API that listens on `host` may be called; `addresses` are the controller's own. */
export const ownHostsOf = (host: string, addresses: readonly string[]): readonly string[] => {
  const everywhere = host === '0.0.0.0' || host === '::'
  const names = ['127.0.0.1', 'localhost', '::1', host, ...(everywhere ? addresses : [])]
  return [...new Set(names.map((name) => (name.includes(':') ? `[${name}]` : name.toLowerCase())))]
}

const nameOf = (host: string): string => host.toLowerCase().replace(/:\d+$/, '')
