import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * What opens an invitation: its id, and what only this service can make of it. So nothing that is stored opens it, a
 * mail can be written again, and a copy of the database invites nobody.
 */
export const invitationSecret = (id: string, serviceSecret: string): string =>
  `${id}.${proofOf(id, serviceSecret).toString('base64url')}`

/** The id of the invitation that a secret opens; null where this service did not make it. */
export const readInvitationSecret = (secret: string, serviceSecret: string): string | null => {
  const [id = '', proof = '', ...rest] = secret.split('.')
  if (rest.length > 0 || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null
  const given = Buffer.from(proof, 'base64url')
  const expected = proofOf(id, serviceSecret)
  return given.length === expected.length && timingSafeEqual(given, expected) ? id : null
}

export const invitationLink = (publicUrl: string, secret: string): string =>
  `${publicUrl}/invitation#${secret}`

const proofOf = (id: string, serviceSecret: string): Buffer =>
  createHmac('sha256', serviceSecret).update(`tenure invitation ${id}`).digest()
