import { BlockList, isIPv4 } from 'node:net'

/** Whether an IP address belongs to the internet at large, and to nobody's own network or machine. */
export const isOnInternet = (address: string): boolean =>
  isIPv4(address)
    ? !special4.check(address, 'ipv4')
    : global6.check(address, 'ipv6') && !special6.check(address, 'ipv6')

const subnets = (family: 'ipv4' | 'ipv6', ranges: readonly string[]): BlockList => {
  const list = new BlockList()
  for (const range of ranges) {
    const [net = '', bits] = range.split('/')
    list.addSubnet(net, Number(bits), family)
  }
  return list
}

/** IANA IPv4 Special-Purpose Address Registry (RFC 6890), multicast and what is reserved. */
const special4 = subnets('ipv4', [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
])

/** RFC 4291 §2.4: what is assigned as global unicast; so loopback, link-local, unique local and mapped IPv4 are not. */
const global6 = subnets('ipv6', ['2000::/3'])
/** Of it: Teredo and others of IETF protocols, documentation, 6to4, which carry an IPv4 address or none. */
const special6 = subnets('ipv6', ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'])
