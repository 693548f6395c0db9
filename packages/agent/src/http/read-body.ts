import type { IncomingMessage } from 'node:http'

/**
 * The body's text, however it is sent: with a length, in chunks, or not at all. Null where it has more than
 * `maxBytes`, which are never in memory, and where it breaks off: then nobody waits for the answer.
 */
export const readBody = (incoming: IncomingMessage, maxBytes: number): Promise<string | null> => {
  const { 'content-length': length, 'transfer-encoding': encoding } = incoming.headers
  // RFC 9112, 6.3: a request that announces no body has none.
  if (encoding === undefined && Number(length ?? 0) === 0) return Promise.resolve('')
  if (Number(length ?? 0) > maxBytes) return Promise.resolve(null)
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let bytes = 0
    incoming
      .on('data', (chunk: Buffer) => {
        bytes += chunk.byteLength
        if (bytes <= maxBytes) return void chunks.push(chunk)
        chunks.length = 0
        resolve(null)
      })
      .once('end', () => resolve(Buffer.concat(chunks).toString('utf8')))
      .once('error', () => resolve(null))
      .once('close', () => resolve(null))
  })
}
