import type { Tx } from '../db/database.ts'

/** All an answer is made from, besides the private key. */
export type RecordedAnswer = {
  readonly claims: string
  readonly kid: string
  readonly keyListSerial: number | null
  /** JSON, sent as it stands. */
  readonly refusals: string
}

/** O3: the answer to this very request, whichever partner the controller belonged to when it asked. */
export const findAnswer = async (
  tx: Tx,
  partnerIds: readonly string[],
  requestHash: string,
): Promise<RecordedAnswer | null> => {
  const row = await tx
    .selectFrom('exchange')
    .select(['claims', 'kid', 'key_list_serial', 'refusals'])
    .where('partner_id', 'in', [...partnerIds])
    .where('request_hash', '=', requestHash)
    .executeTakeFirst()
  if (row === undefined) return null
  return { claims: row.claims, kid: row.kid, keyListSerial: row.key_list_serial, refusals: row.refusals }
}

export type NewAnswer = RecordedAnswer & {
  readonly partnerId: string
  readonly controllerId: string
  readonly requestHash: string
  readonly generation: number
  readonly request: string
  readonly at: number
}

export const insertAnswer = async (tx: Tx, answer: NewAnswer): Promise<void> => {
  await tx
    .insertInto('exchange')
    .values({
      partner_id: answer.partnerId,
      request_hash: answer.requestHash,
      controller_id: answer.controllerId,
      generation: answer.generation,
      request: answer.request,
      claims: answer.claims,
      kid: answer.kid,
      key_list_serial: answer.keyListSerial,
      refusals: answer.refusals,
      at: new Date(answer.at),
    })
    .execute()
}
