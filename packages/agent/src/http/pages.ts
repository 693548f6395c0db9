import type { LocalReply, LocalRequest } from './local-request.ts'

/** The files of the web UI, wherever they are: in a folder, or in the memory of a single-file executable. */
export type PageFiles = {
  /** `path` such as `/assets/index-1a2b.js`; null where there is no such file. */
  readonly find: (path: string) => PageFile | null
}

export type PageFile = {
  readonly type: string
  readonly bytes: Uint8Array
  /** The same bytes, compressed before; what is not there is sent as it is. */
  readonly br: Uint8Array | null
  readonly gzip: Uint8Array | null
}

/**
 * The file at the path, or the page that draws itself for a path of its own (`/devices`). Null where neither is meant:
 * a file that is missing is told so, and never answered with a page.
 */
export const pageAt = (
  files: PageFiles,
  path: string,
): { readonly file: PageFile; readonly isIndex: boolean } | null => {
  const index = (): PageFile | null => files.find('/index.html')
  const isIndex = path === '/' || path === '/index.html' || !path.includes('.')
  const file = isIndex ? index() : files.find(path)
  return file === null ? null : { file, isIndex }
}

/** A page or one of its files. */
export const pageReply = (
  { file, isIndex }: { readonly file: PageFile; readonly isIndex: boolean },
  request: LocalRequest,
): LocalReply => {
  const headers = {
    // A hashed name never has other bytes; the page itself names them and is asked for anew.
    'cache-control': isIndex ? 'no-store' : request.path.startsWith('/assets/') ? forEver : 'no-cache',
    'content-security-policy': policy(request),
    'referrer-policy': 'no-referrer',
    // The camera reads QR codes of carried documents; nothing else of the device is asked for.
    'permissions-policy': 'camera=(self), geolocation=(), microphone=(), payment=(), usb=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'content-type': file.type,
    vary: 'accept-encoding',
  }
  const accepted = request.headers['accept-encoding'] ?? ''
  for (const encoding of ['br', 'gzip'] as const) {
    const bytes = file[encoding]
    if (bytes === null || !accepts(accepted, encoding)) continue
    return { status: 200, headers: { ...headers, 'content-encoding': encoding }, body: bytes }
  }
  return { status: 200, headers, body: file.bytes }
}

const forEver = 'public, max-age=31536000, immutable'

/** Whether `br` or `gzip` is in an Accept-Encoding and not with the weight 0, which excludes it (RFC 9110, 12.5.3). */
const accepts = (header: string, encoding: string): boolean =>
  header
    .split(',')
    .map((each) =>
      each
        .trim()
        .toLowerCase()
        .split(/\s*;\s*q=/),
    )
    .some(([name, weight = '1']) => name === encoding && Number(weight) > 0)

/** `'self'` covers the WebSocket in today's browsers; Safari before 15.4 wants it named. */
const policy = ({ arrival, headers: { host = 'localhost' } }: LocalRequest): string => {
  const encrypted = arrival.by === 'network' && arrival.encrypted === true
  return [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    `connect-src 'self' ${encrypted ? 'wss' : 'ws'}://${host}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
