import type { Arrival } from '../http/arrival.ts'
import type { LocalApp } from '../http/create-app.ts'

/** Asks the app as a request of the web does that arrived so, without a network. */
export const fetchFrom = async (app: LocalApp, request: Request, arrival: Arrival): Promise<Response> => {
  const { pathname, search } = new URL(request.url)
  const text = await request.text()
  const { status, headers, body } = await app.answer({
    method: request.method,
    path: pathname,
    query: search.slice(1),
    headers: Object.fromEntries(request.headers),
    text: async (maxBytes) => (Buffer.byteLength(text) > maxBytes ? null : text),
    arrival,
  })
  return new Response(body === null ? null : new Uint8Array(Buffer.from(body)), { status, headers })
}
