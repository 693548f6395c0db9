import { isIPv6 } from 'node:net'

/**
 * The address that a client is limited by: the socket's, or what the outermost of our own proxies saw
 * (`trustedProxies` of them stand before the service; what lies left of that in X-Forwarded-For anybody can write).
 */
export const clientAddress = (
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  trustedProxies: number,
): string => {
  const forwarded = (forwardedFor ?? '').split(',').map((part) => part.trim())
  const seen = trustedProxies > 0 ? forwarded.at(-trustedProxies) : undefined
  return network(seen === undefined || seen === '' ? (socketAddress ?? 'unknown') : seen.slice(0, 64))
}

/** One IPv6 client has a whole /64 to itself (RFC 6177), so that is what counts as one address. */
const network = (address: string): string => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  if (!isIPv6(address)) return address
  const [head = '', tail = ''] = address.toLowerCase().split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === '' ? [] : tail.split(':')
  const zeros = address.includes('::')
    ? Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0')
    : []
  return `${[...left, ...zeros, ...right].slice(0, 4).join(':')}::/64`
}
