import { readFile } from 'node:fs/promises'
import { openApiDocument } from '@tenure/contract'
import type { Hono } from 'hono'
import { allowOnly } from '../allow-only.ts'
import { send, type Env } from '../context.ts'
import { JSON_TYPE, textReply, withHeaders } from '../reply.ts'
import { referenceColours, referencePage, referenceStart } from './reference-page.ts'
import { problemsPage } from './problems-page.ts'

/** `problemsText`: reads docs/problems.md, whose anchors the `type` of each problem names. */
export type DocsParts = { readonly problemsText: () => Promise<string> }

/**
 * `/openapi.json`, the reference at `/docs`, and the problems at `/docs/problems`. Nothing
 * is loaded from elsewhere.
 */
export const mountDocs = (app: Hono<Env>, { problemsText }: DocsParts): void => {
  const html = 'text/html; charset=utf-8'
  const script = 'text/javascript; charset=utf-8'
  const pages: Readonly<Record<string, () => Promise<readonly [type: string, text: string]>>> = {
    '/openapi.json': async () => [JSON_TYPE, JSON.stringify(openApiDocument())],
    '/docs': async () => [html, referencePage],
    '/docs/colours.js': async () => [script, referenceColours],
    '/docs/start.js': async () => [script, referenceStart],
    '/docs/swagger-ui-bundle.js': async () => [script, await swaggerFile('swagger-ui-bundle.js')],
    '/docs/swagger-ui.css': async () => ['text/css; charset=utf-8', await swaggerFile('swagger-ui.css')],
    '/docs/problems': async () => [html, problemsPage(await problemsText())],
  }
  for (const [path, make] of Object.entries(pages)) {
    const read = once(make)
    app.get(path, async (c) => {
      c.set('operation', 'docs')
      return send(withHeaders(textReply(...(await read())), docsHeaders))
    })
    app.all(path, allowOnly(['GET']))
  }
}

/** Makes a page on its first request and keeps it: none of them changes while the service runs. */
const once = <Page>(make: () => Promise<Page>): (() => Promise<Page>) => {
  let made: Promise<Page> | null = null
  return () => (made ??= make())
}

/** Only what this service serves itself; Swagger UI draws its icons from data URLs and sets styles on its elements. */
const docsHeaders = {
  'cache-control': 'public, max-age=300',
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
}

const swaggerFile = (name: string): Promise<string> =>
  readFile(new URL(import.meta.resolve(`swagger-ui-dist/${name}`)), 'utf8')
