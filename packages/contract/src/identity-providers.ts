import { z } from 'zod'
import { byId, instant, nothing, page, pageQuery, uuid } from './fields.ts'
import { operation } from './operation.ts'

const domain = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/)
  .meta({ description: 'What stands after the @ in the addresses of its people', examples: ['example.com'] })

/** Exactly what the provider calls itself: it stands in every token. Whoever pastes the address of its document is understood. */
const issuer = z
  .string()
  .trim()
  .overwrite((text) => text.replace(/\/?\.well-known\/openid-configuration$/, ''))
  .max(500)
  .regex(/^https?:\/\/[^\s/?#@]+(\/[^\s?#]*)?$/)
  .meta({
    description:
      'The provider’s own name, an https address; it publishes /.well-known/openid-configuration below it',
    examples: ['https://login.example.com/realms/staff'],
  })

const clientId = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .meta({ description: 'What the provider calls this service' })

const clientSecret = z.string().trim().min(1).max(500).meta({
  description: 'What the provider gave this service; it is kept sealed and never shown again',
})

const required = z.boolean().meta({
  description:
    'Whoever has an address of the domain comes in through it alone: passwords, passkeys and codes open nothing here for them',
})

export const identityProvider = z
  .object({
    id: uuid,
    partnerId: uuid.nullable().meta({ description: 'Null: the vendor' }),
    domain,
    issuer,
    clientId,
    required,
    redirectUri: z.string().meta({ description: 'Where the provider sends people back; it asks for it' }),
    lastUsedAt: instant.nullable().meta({ description: 'When somebody last came in through it' }),
    createdAt: instant,
  })
  .meta({
    id: 'IdentityProvider',
    description:
      'Where people of one domain prove who they are (OpenID Connect); it counts for one partner, or the vendor',
  })
export type IdentityProvider = z.infer<typeof identityProvider>

/** Whoever can change it can become anybody there. */
const access = { vendor: 'administrator', partner: 'administrator' } as const

export const identityProviderOperations = {
  listIdentityProviders: operation({
    method: 'get',
    path: '/v1/identity-providers',
    tag: 'People',
    summary: 'List the identity providers of the vendor, or of a partner',
    description: 'The vendor’s own without `partnerId`.',
    access,
    query: z.strictObject({ ...pageQuery, partnerId: uuid.optional() }),
    reply: page(identityProvider),
    status: 200,
    idempotent: false,
    problems: ['not-found'],
  }),
  addIdentityProvider: operation({
    method: 'post',
    path: '/v1/identity-providers',
    tag: 'People',
    summary: 'Let people of a domain sign in through their own identity provider',
    description:
      'A partner shows by a record in the DNS that the domain is its own; the answer says which. The vendor answers for the domains it names.',
    access,
    body: z.strictObject({
      domain,
      issuer,
      clientId,
      clientSecret,
      partnerId: uuid.nullable().default(null).meta({
        description: 'Needed of the vendor where it is a partner’s; a partner adds its own',
      }),
    }),
    reply: identityProvider,
    status: 201,
    idempotent: true,
    problems: ['not-found', 'already-exists', 'domain-unproven'],
  }),
  getIdentityProvider: operation({
    method: 'get',
    path: '/v1/identity-providers/{id}',
    tag: 'People',
    summary: 'Get an identity provider',
    access,
    params: byId,
    reply: identityProvider,
    status: 200,
    idempotent: false,
    etag: 'sent',
    problems: ['not-found'],
  }),
  editIdentityProvider: operation({
    method: 'patch',
    path: '/v1/identity-providers/{id}',
    tag: 'People',
    summary: 'Give an identity provider a new client secret, or require it',
    description: 'It can be required once somebody has come in through it.',
    access,
    params: byId,
    body: z.strictObject({
      clientId: clientId.optional(),
      clientSecret: clientSecret.optional(),
      required: required.optional(),
    }),
    reply: identityProvider,
    status: 200,
    idempotent: false,
    etag: 'required',
    problems: ['not-found', 'sso-untried'],
  }),
  removeIdentityProvider: operation({
    method: 'delete',
    path: '/v1/identity-providers/{id}',
    tag: 'People',
    summary: 'Remove an identity provider; who came in through it is signed out',
    access,
    params: byId,
    reply: nothing,
    status: 204,
    idempotent: false,
    problems: ['not-found'],
  }),
}
