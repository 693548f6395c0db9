import { z } from 'zod'
import { partnerAdministrators, partnerReaders, readers, roles, scopes } from './access.ts'
import { byId, email, instant, name, nothing, page, pageQuery, uuid } from './fields.ts'
import { operation } from './operation.ts'

export const languages = ['en', 'de'] as const
export const language = z.enum(languages).meta({ description: 'In which mails are written' })

/** Whom a member or an invitation is for: the vendor has no partner. */
const partnerId = uuid.nullable().meta({ description: 'Null: the vendor' })
const role = z.enum(roles)

export const me = z
  .object({
    id: uuid.meta({ description: 'Of the token, or of the person' }),
    kind: z.enum(['token', 'person']),
    name,
    email: email.nullable().meta({ description: 'Null for a token' }),
    scope: z.enum(scopes),
    role,
    partnerId: uuid.nullable(),
    partnerName: z.string().nullable(),
    accountId: uuid.nullable(),
    accountName: z.string().nullable(),
    expiresAt: instant.nullable().meta({ description: 'Of the token; null for a person' }),
    now: instant.meta({ description: 'What time it is at the service, by which it judges' }),
    may: z
      .array(z.string())
      .meta({ description: 'The operations that this caller may call; from the one permission table' }),
  })
  .meta({ id: 'Me', description: 'Who calls' })
export type Me = z.infer<typeof me>

export const member = z
  .object({
    id: uuid,
    partnerId,
    name: z.string(),
    email,
    role,
    secondFactor: z.boolean(),
    createdAt: instant,
  })
  .meta({ id: 'Member', description: 'A person who works for the vendor or for a partner' })
export type Member = z.infer<typeof member>

export const invitation = z
  .object({
    id: uuid,
    partnerId,
    email,
    role,
    invitedBy: z.string(),
    createdAt: instant,
    expiresAt: instant,
  })
  .meta({ id: 'Invitation', description: 'Somebody who was asked to join, and has not yet' })
export type Invitation = z.infer<typeof invitation>

const invitationSecret = z
  .string()
  .min(20)
  .max(200)
  .meta({ description: 'What follows the # in the link of the mail' })

const ofPartner = { ...pageQuery, partnerId: uuid.optional() }

export const peopleOperations = {
  whoAmI: operation({
    method: 'get',
    path: '/v1/me',
    tag: 'People',
    summary: 'Who calls, and what they may do',
    access: readers,
    reply: me,
    status: 200,
    idempotent: false,
    problems: [],
  }),
  listMembers: operation({
    method: 'get',
    path: '/v1/members',
    tag: 'People',
    summary: 'List the people of the vendor, or of a partner',
    description: 'The vendor’s own without `partnerId`.',
    access: partnerReaders,
    query: z.strictObject(ofPartner),
    reply: page(member),
    status: 200,
    idempotent: false,
    problems: [],
  }),
  changeRole: operation({
    method: 'post',
    path: '/v1/members/{id}/change-role',
    tag: 'People',
    summary: 'Give a person another role',
    access: { vendor: 'administrator', partner: 'administrator' },
    params: byId,
    body: z.strictObject({ role }),
    reply: member,
    status: 200,
    idempotent: true,
    problems: ['not-found', 'last-administrator'],
  }),
  removeMember: operation({
    method: 'delete',
    path: '/v1/members/{id}',
    tag: 'People',
    summary: 'Remove a person; what they signed in to is closed to them at once',
    access: { vendor: 'administrator', partner: 'administrator' },
    params: byId,
    reply: nothing,
    status: 204,
    idempotent: false,
    problems: ['not-found', 'last-administrator'],
  }),
  listInvitations: operation({
    method: 'get',
    path: '/v1/invitations',
    tag: 'People',
    summary: 'List the invitations that nobody has accepted yet',
    access: partnerReaders,
    query: z.strictObject(ofPartner),
    reply: page(invitation),
    status: 200,
    idempotent: false,
    problems: [],
  }),
  inviteMember: operation({
    method: 'post',
    path: '/v1/invitations',
    tag: 'People',
    summary: 'Invite a person by e-mail',
    description:
      'The vendor’s administrators invite to the vendor; its operators, and a partner’s administrators, to a partner. Inviting an address again replaces its open invitation.',
    access: partnerAdministrators,
    body: z.strictObject({
      email,
      role,
      partnerId: uuid.nullable().default(null).meta({
        description: 'Needed of the vendor where it invites to a partner; a partner invites to itself',
      }),
      language: language.default('en'),
    }),
    reply: invitation
      .extend({ link: z.string().meta({ description: 'What the mail contains: good for one person, once' }) })
      .meta({ id: 'NewInvitation' }),
    status: 201,
    idempotent: true,
    problems: ['not-found', 'already-exists'],
  }),
  withdrawInvitation: operation({
    method: 'delete',
    path: '/v1/invitations/{id}',
    tag: 'People',
    summary: 'Withdraw an invitation; its link opens nothing any more',
    access: partnerAdministrators,
    params: byId,
    reply: nothing,
    status: 204,
    idempotent: false,
    problems: ['not-found'],
  }),
  lookAtInvitation: operation({
    method: 'post',
    path: '/v1/invitations/look',
    tag: 'People',
    summary: 'What an invitation is for',
    access: 'public',
    body: z.strictObject({ secret: invitationSecret }),
    reply: z
      .object({
        email: email.nullable().meta({ description: 'Null: whoever accepts says theirs' }),
        role,
        partnerName: z.string().nullable().meta({ description: 'Null: the vendor' }),
        invitedBy: z.string(),
        expiresAt: instant,
      })
      .meta({ id: 'InvitationSeen' }),
    status: 200,
    idempotent: false,
    problems: ['invitation-unknown'],
  }),
  acceptInvitation: operation({
    method: 'post',
    path: '/v1/invitations/accept',
    tag: 'People',
    summary: 'Accept an invitation',
    description:
      'Who has signed in here before gives the password they have. The same acceptance again is answered as the first; signing in comes afterwards.',
    access: 'public',
    body: z.strictObject({
      secret: invitationSecret,
      name,
      email: email.optional(),
      password: z.string().min(12).max(256),
    }),
    reply: z.object({ email }).meta({ id: 'Accepted' }),
    status: 200,
    idempotent: false,
    problems: ['invitation-unknown', 'password-wrong'],
  }),
}
