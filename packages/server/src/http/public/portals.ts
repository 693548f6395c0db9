import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Hono, MiddlewareHandler } from 'hono'
import { allowOnly } from '../allow-only.ts'
import { send, type Env } from '../context.ts'

/** `portalFolder`: where the portals were built into (`packages/web`). */
export type PortalParts = { readonly portalFolder: string }

/** All addresses below are one page, which reads its address itself. Before the portals: who comes in, who carries. */
const openPaths = [
  '/invitation',
  '/reset-password',
  ...['/sign-in', '/customer/carry'].flatMap((path) => [path, `${path}/*`]),
]
/** The same page, which names what stands around the portals at once. */
const portalPaths = ['/vendor', '/partner', '/customer'].flatMap((path) => [path, `${path}/*`])

/**
 * The portals: one page with its scripts, each file compressed beforehand. `/` leads to the sign-in, which sends who is
 * signed in on to his portal. Where the portals were not built, it leads to the reference of the API.
 */
export const mountPortals = (app: Hono<Env>, { portalFolder }: PortalParts): void => {
  const isBuilt = existsSync(join(portalFolder, 'index.html'))
  app.get('/', (c) => {
    c.set('operation', 'portals')
    return send({ status: 302, headers: { location: isBuilt ? '/sign-in' : '/docs' }, body: null })
  })
  app.all('/', allowOnly(['GET']))
  if (!isBuilt) return
  const pageOf = (path: string) => serveStatic<Env>({ root: portalFolder, path, precompressed: true })
  const openPage = pageOf('index.html')
  const portalPage = pageOf('portal.html')
  const files = serveStatic<Env>({ root: portalFolder, precompressed: true })
  for (const path of openPaths) app.get(path, headed('no-cache'), openPage)
  for (const path of portalPaths) app.get(path, headed('no-cache'), portalPage)
  app.get('/assets/*', headed('public, max-age=31536000, immutable'), files)
  app.get('/icon.svg', headed('public, max-age=86400'), files)
}

const headed =
  (caching: string): MiddlewareHandler<Env> =>
  async (c, next) => {
    c.set('operation', 'portals')
    await next()
    if (c.res.status !== 200) return
    c.header('cache-control', caching)
    c.header('content-security-policy', policy)
    c.header('permissions-policy', 'camera=(self), geolocation=(), microphone=()')
  }

/**
 * Only what this service serves itself. Mantine sets styles on its elements; the reader of QR codes is WebAssembly, and
 * pictures that were drawn or taken are blobs.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')
