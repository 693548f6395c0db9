import { encodeRequest, type ExchangeRequest, type JudgedTime } from '@tenure/core'
import type { LicenseState, Whose } from './license-state.ts'

/** What the controller says of itself with each request. */
export type Self = {
  readonly model: string
  readonly softwareVersion: string
  readonly seatsUsed: number
  readonly devices: number
}

/** The claims of the next request: what is wanted and given, on top of what the controller holds. */
export const makeRequest = (asked: {
  readonly whose: Whose
  readonly customerId: string | null
  readonly state: LicenseState
  readonly want: readonly string[]
  readonly give: readonly string[]
  readonly self: Self
  readonly time: JudgedTime
  /** 22 characters of base64url. */
  readonly nonce: string
  /** M9: only while the service has not confirmed them. */
  readonly noticeEmails?: readonly string[] | undefined
}): object => {
  const { stored, keyList } = asked.state
  const request: ExchangeRequest = {
    installCode: asked.whose.installCode,
    customerId: asked.customerId,
    generation: stored?.file.generation ?? 0,
    previous: stored?.hash ?? null,
    next: stored?.file.next ?? null,
    want: asked.want,
    give: asked.give,
    ...asked.self,
    at: asked.time.at,
    clock: asked.time.certain ? 'ok' : 'unknown',
    keyListSerial: keyList?.serial ?? 0,
    nonce: asked.nonce,
    ...(asked.noticeEmails === undefined ? {} : { noticeEmails: asked.noticeEmails }),
  }
  return encodeRequest(request)
}
