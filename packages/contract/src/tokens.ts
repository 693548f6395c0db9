import { z } from 'zod'
import { administrators, roles, scopes } from './access.ts'
import { byId, instant, name, nothing, page, pageQuery, uuid } from './fields.ts'
import { operation } from './operation.ts'

export const token = z
  .object({
    id: uuid,
    name,
    scope: z.enum(scopes),
    role: z.enum(roles),
    partnerId: uuid.nullable(),
    accountId: uuid.nullable(),
    createdAt: instant,
    expiresAt: instant.nullable(),
    lastUsedAt: instant.nullable(),
  })
  .meta({ id: 'Token' })
export type Token = z.infer<typeof token>

export const tokenOperations = {
  listTokens: operation({
    method: 'get',
    path: '/v1/tokens',
    tag: 'Tokens',
    summary: 'List the tokens of your scope and below',
    access: administrators,
    query: z.strictObject(pageQuery),
    reply: page(token),
    status: 200,
    idempotent: false,
    problems: [],
  }),
  createToken: operation({
    method: 'post',
    path: '/v1/tokens',
    tag: 'Tokens',
    summary: 'Make a token for your scope or below',
    description: 'The secret is in this answer and nowhere else; only its hash is kept.',
    access: administrators,
    body: z.strictObject({
      name,
      scope: z.enum(scopes),
      role: z.enum(roles),
      partnerId: uuid.nullable().default(null),
      accountId: uuid.nullable().default(null),
      expiresAt: instant.nullable().default(null),
    }),
    reply: token.extend({ secret: z.string().meta({ description: 'Shown once' }) }).meta({ id: 'NewToken' }),
    status: 201,
    idempotent: true,
    problems: ['not-found', 'account-not-found'],
  }),
  revokeToken: operation({
    method: 'delete',
    path: '/v1/tokens/{id}',
    tag: 'Tokens',
    summary: 'Revoke a token',
    access: administrators,
    params: byId,
    reply: nothing,
    status: 204,
    idempotent: false,
    problems: ['not-found'],
  }),
}
