import { lookup, type LookupAddress } from 'node:dns'
import { request as requestHttp, type IncomingMessage } from 'node:http'
import { request as requestHttps, type RequestOptions } from 'node:https'
import { isIP } from 'node:net'
import type { CustomFetch, CustomFetchOptions } from 'openid-client'
import { mayAsk, type Reach } from '../identity-providers/reach.ts'
import { isOnInternet } from './is-on-internet.ts'

/** A provider's documents and keys have a few kilobytes. */
const MAX_BYTES = 1_000_000

/**
 * A fetch that goes no further than `reach`. The address is judged that the connection is made to, so a name that
 * resolves differently the second time gains nothing; redirects are not followed, and no connection is kept for others.
 */
export const fetchWithin =
  (reach: Reach): CustomFetch =>
  async (text, options) => {
    const url = new URL(text)
    const host = url.hostname.replace(/^\[|\]$/g, '')
    if (!mayAsk(url, reach) || (isIP(host) !== 0 && !isInReach(host, reach))) throw new OutOfReach(url.host)
    const message = await send(url, options, { agent: false, lookup: lookupWithin(reach) })
    return new Response(await readAll(message), {
      status: message.statusCode ?? 502,
      headers: new Headers(
        Object.entries(message.headers).flatMap(([name, value]) =>
          value === undefined ? [] : [[name, String(value)] as [string, string]],
        ),
      ),
    })
  }

export class OutOfReach extends Error {
  constructor(host: string) {
    super(`${host} is not an address that a provider may have`)
    this.name = 'OutOfReach'
  }
}

const isInReach = (address: string, reach: Reach): boolean => reach !== 'internet' || isOnInternet(address)

/** All addresses of a name have to be in reach: one that is not is no mistake. */
const lookupWithin =
  (reach: Reach): NonNullable<RequestOptions['lookup']> =>
  (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[] | undefined) => {
      const addresses = found ?? []
      const [first] = addresses
      if (error !== null || first === undefined) return callback(error ?? new OutOfReach(hostname), '')
      if (!addresses.every(({ address }) => isInReach(address, reach)))
        return callback(new OutOfReach(hostname), '')
      return options.all === true ? callback(null, addresses) : callback(null, first.address, first.family)
    })
  }

const send = (url: URL, options: CustomFetchOptions, more: RequestOptions): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const { method, headers, body, signal } = options
    const request = url.protocol === 'https:' ? requestHttps : requestHttp
    const sending = request(url, { ...more, method, headers, ...(signal === undefined ? {} : { signal }) })
    sending.once('response', resolve)
    sending.once('error', reject)
    sending.end(body === null || body === undefined ? undefined : textOf(body))
  })

/** What openid-client sends: forms. */
const textOf = (body: NonNullable<CustomFetchOptions['body']>): string => {
  if (typeof body === 'string') return body
  if (body instanceof URLSearchParams) return body.toString()
  throw new Error('a body that is neither a text nor a form')
}

const readAll = async (message: IncomingMessage): Promise<Buffer<ArrayBuffer> | null> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_BYTES) {
      message.destroy()
      throw new Error(`the identity provider answers with more than ${MAX_BYTES} bytes`)
    }
    chunks.push(chunk)
  }
  // No body may come with these (Fetch §2.2.3).
  const isEmpty = [101, 204, 205, 304].includes(message.statusCode ?? 0)
  return isEmpty ? null : Buffer.concat(chunks)
}
