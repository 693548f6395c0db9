import type { Result } from '../result.ts'
import type { LocalReply, LocalRequest } from './local-request.ts'

/** What answers one method at one path. */
export type Route = {
  readonly method: string
  /** With `:name` for a segment that is a parameter, `/v1/devices/:id` say. */
  readonly path: string
  readonly answer: (
    request: LocalRequest,
    parameters: Readonly<Record<string, string>>,
  ) => Handled | Promise<Handled>
}

/** The reply, or why there is none; a refusal becomes a reply in one place for all. */
export type Handled = Result<LocalReply>

export type Found = { readonly route: Route; readonly parameters: Readonly<Record<string, string>> }

/** Finds the first route for a method and a path as it was sent; null where there is none. */
export const openRoutes = (routes: readonly Route[]): ((method: string, path: string) => Found | null) => {
  const byShape = new Map<string, { readonly route: Route; readonly pattern: readonly string[] }[]>()
  for (const route of routes) {
    const pattern = route.path.split('/')
    const shape = shapeOf(route.method, pattern)
    byShape.set(shape, [...(byShape.get(shape) ?? []), { route, pattern }])
  }
  return (method, path) => {
    const segments = segmentsOf(path)
    // RFC 9110, 9.3.2: HEAD is GET without the body, which is left away where the reply is written.
    const shape = shapeOf(method === 'HEAD' ? 'GET' : method, segments)
    const found = byShape.get(shape)?.find(({ pattern }) => matches(pattern, segments))
    return found === undefined
      ? null
      : { route: found.route, parameters: parametersOf(found.pattern, segments) }
  }
}

const shapeOf = (method: string, segments: readonly string[]): string => `${method} ${segments.length}`

const matches = (pattern: readonly string[], segments: readonly string[]): boolean =>
  pattern.every((each, n) => (isParameter(each) ? segments[n] !== '' : each === segments[n]))

const parametersOf = (pattern: readonly string[], segments: readonly string[]): Record<string, string> => {
  const parameters: Record<string, string> = {}
  for (const [n, each] of pattern.entries())
    if (isParameter(each)) parameters[each.slice(1)] = segments[n] ?? ''
  return parameters
}

const isParameter = (segment: string): boolean => segment.startsWith(':')

/** Decoded after the path was cut, so that an encoded slash stays within its segment. */
const segmentsOf = (path: string): readonly string[] => {
  const segments = path.split('/')
  return path.includes('%') ? segments.map(decoded) : segments
}

/** What cannot be decoded stays as it is; no call takes a `%`. */
const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
