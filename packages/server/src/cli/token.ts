import { randomBytes } from 'node:crypto'
import { operations } from '@tenure/contract'
import type { Call } from '../http/handler.ts'
import { notFound } from '../http/refusals.ts'
import { namingOptions, parseInput } from './parse-input.ts'
import { tokenRoutes } from '../tokens/routes.ts'
import { findPartnersByWord } from '../partners/store.ts'
import { callHandler, type CliParts } from './at-service.ts'
import { Refused, table, type Report } from './report.ts'

export type TokenOptions = {
  readonly name: string
  readonly scope: string
  readonly role: string
  /** Name or id. */
  readonly partner?: string
  readonly account?: string
  readonly expires?: string
}

const routes = tokenRoutes(randomBytes)

const optionNames = {
  name: '--name',
  scope: '--scope',
  role: '--role',
  partnerId: '--partner',
  accountId: '--account',
  expiresAt: '--expires',
}

/** `tenure token create`: also the way to the first token of all. */
export const createToken = async (parts: CliParts, options: TokenOptions): Promise<Report> => {
  const token = await callHandler(parts, async (call) => {
    const asked = {
      name: options.name,
      scope: options.scope,
      role: options.role,
      partnerId: options.partner === undefined ? null : await partnerIdOf(call, options.partner),
      accountId: options.account ?? null,
      expiresAt: options.expires ?? null,
    }
    const body = parseInput(operations.createToken.body, asked, optionNames)
    const made = await routes.createToken({ params: undefined, query: undefined, body, ifMatch: null }, call)
    return made.ok ? made : { ok: false, refusal: namingOptions(made.refusal, optionNames) }
  })
  return {
    lines: [
      `Made the token ${token.name}: ${token.scope} ${token.role}, ${token.expiresAt === null ? 'without end' : `until ${token.expiresAt}`}.`,
      `Its secret, which is shown only now:`,
      `  ${token.secret}`,
    ],
    json: token,
  }
}

/** `tenure token list` */
export const listTokens = async (parts: CliParts): Promise<Report> => {
  const tokens = await callHandler(parts, async (call) => {
    const items = []
    let cursor: string | undefined
    do {
      const query = { limit: 200, ...(cursor === undefined ? {} : { cursor }) }
      const page = await routes.listTokens({ params: undefined, query, body: undefined, ifMatch: null }, call)
      if (!page.ok) return page
      items.push(...page.value.items)
      cursor = page.value.nextCursor ?? undefined
    } while (cursor !== undefined)
    return { ok: true, value: items }
  })
  const rows = tokens.map((token) => [
    token.id,
    token.name,
    `${token.scope} ${token.role}`,
    token.expiresAt ?? 'never',
    token.lastUsedAt ?? 'never',
  ])
  return { lines: table(['ID', 'NAME', 'MAY', 'ENDS', 'LAST USED'], rows), json: { items: tokens } }
}

/** `tenure token revoke` */
export const revokeToken = async (parts: CliParts, id: string): Promise<Report> => {
  const params = parseInput(operations.revokeToken.params, { id }, { id: '<id>' })
  await callHandler(parts, (call) =>
    routes.revokeToken({ params, query: undefined, body: undefined, ifMatch: null }, call),
  )
  return { lines: [`Revoked the token ${params.id}.`], json: { id: params.id } }
}

const partnerIdOf = async ({ caller, tx }: Call, word: string): Promise<string> => {
  const [partner] = await findPartnersByWord(caller.sight, tx, [word])
  if (partner === undefined) throw new Refused(notFound('partner'))
  return partner.id
}
