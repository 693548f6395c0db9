/**
 * Where to go on after signing in, if it is an address of this site; else null. A browser reads `//host`, `/\host` and
 * `/<tab>/host` as another site, so what is read as this site is asked of the browser's own parser.
 */
export const safeNext = (next: unknown, origin: string): string | null => {
  if (typeof next !== 'string' || next.length > 2000 || !/^\/(?![/\\])/.test(next)) return null
  const parsed = parse(next, origin)
  if (parsed === null || parsed.origin !== origin) return null
  const path = parsed.pathname + parsed.search + parsed.hash
  // What `..` leaves may begin like another site again.
  return path.startsWith('//') ? null : path
}

/** An address that leads on to another one afterwards. */
export const withNext = (path: string, next: string): string => `${path}?${new URLSearchParams({ next })}`

const parse = (url: string, base: string): URL | null => {
  try {
    return new URL(url, base)
  } catch {
    return null
  }
}
