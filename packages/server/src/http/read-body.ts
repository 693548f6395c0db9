import type { Operation } from '@tenure/contract'
import type { Outcome } from './handler.ts'
import { bodyTooLarge, inputInvalid, mediaTypeUnsupported } from './refusals.ts'

const MAX_BODY_BYTES = 1_000_000
/** A compact JWS of the exchange (contract: exchange.ts). */
const MAX_JOSE_BYTES = 20_000

/**
 * The body's text: of the media type the operation reads, in UTF-8, and never more of it in memory than its limit.
 * Empty where the operation takes none.
 */
export const readBody = async (operation: Operation, request: Request): Promise<Outcome<string>> => {
  const wanted = operation.bodyType ?? 'application/json'
  const limit = operation.maxBodyBytes ?? (wanted === 'application/jose' ? MAX_JOSE_BYTES : MAX_BODY_BYTES)
  if (operation.body !== undefined && !isOfType(request.headers, wanted))
    return { ok: false, refusal: mediaTypeUnsupported(wanted) }
  if (Number(request.headers.get('content-length') ?? 0) > limit)
    return { ok: false, refusal: bodyTooLarge(limit) }
  const bytes = await readAtMost(request, limit)
  if (bytes === null) return { ok: false, refusal: bodyTooLarge(limit) }
  try {
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return { ok: false, refusal: inputInvalid([{ field: 'body', message: 'Send text in UTF-8.' }]) }
  }
}

const isOfType = (headers: Headers, wanted: string): boolean => {
  const [type = '', ...parameters] = (headers.get('content-type') ?? '').toLowerCase().split(';')
  const charset = parameters
    .map((parameter) => parameter.trim())
    .find((parameter) => parameter.startsWith('charset='))
  const encoding = headers.get('content-encoding') ?? 'identity'
  return (
    type.trim() === wanted &&
    (charset === undefined || /^charset="?utf-8"?$/.test(charset)) &&
    encoding === 'identity'
  )
}

/** The whole body; null where it is longer. */
export const readAtMost = async (
  request: Request,
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | null> => {
  if (request.body === null) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request.body) {
    length += chunk.byteLength
    if (length > limit) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, length)
}
