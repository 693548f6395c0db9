/**
 * What this service may ask on behalf of a provider. Whoever enters an issuer makes the service send requests, so a
 * partner's is on the internet; the vendor's own may stand in the network of the service, for it runs that.
 */
export type Reach = 'internet' | 'network' | 'own-machine'

/** On one's own machine, where nothing is secret yet, a provider may be there too, and without TLS. */
export const reachOf = (partnerId: string | null, publicUrl: string): Reach => {
  if (isLoopback(new URL(publicUrl))) return 'own-machine'
  return partnerId === null ? 'network' : 'internet'
}

/** Whether a request may go to this address, judged by its text; what its name resolves to is judged on the way. */
export const mayAsk = (url: URL, reach: Reach): boolean =>
  url.protocol === 'https:' || (url.protocol === 'http:' && reach === 'own-machine' && isLoopback(url))

const isLoopback = ({ hostname }: URL): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
