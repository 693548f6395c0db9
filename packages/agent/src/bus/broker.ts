import type { IClientOptions } from 'mqtt'

/**
 * Where the broker is, as the MQTT client takes it. The client is not given the URL itself, because it reads it in a way
 * that the runtimes warn of on stderr, among the lines of our log.
 */
export const brokerAt = (url: string): Required<Pick<IClientOptions, 'protocol' | 'host' | 'port'>> => {
  const { protocol, hostname, port } = new URL(url)
  const isEncrypted = protocol === 'mqtts:'
  return {
    protocol: isEncrypted ? 'mqtts' : 'mqtt',
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    // The ports that IANA has for MQTT.
    port: port === '' ? (isEncrypted ? 8883 : 1883) : Number(port),
  }
}
