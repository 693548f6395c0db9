/**
 * The body's text, however it is sent: with a length, in chunks, or not at all. Null where it has more than
 * `maxBytes`, which are never in memory. (hono's `bodyLimit` makes a new Request of one that has no Content-Length,
 * and Node refuses that of a request that came over the network.)
 */
export const readBody = async (request: Request, maxBytes: number): Promise<string | null> => {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return null
  if (request.body === null) return ''
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request.body) {
    length += chunk.byteLength
    if (length > maxBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, length).toString('utf8')
}
