import assert from 'node:assert/strict'
import type { Verdict } from '@tenure/core'
import type { LicenseReply } from '@tenure/contract'
import type { Call, Outcome } from '../http/handler.ts'
import { licenseToApi, type StoredLicense } from './convert.ts'

type Decided = Verdict<readonly StoredLicense[]>

/** The answer of an operation that moved many licenses: as they are now, in the order in which they were named. */
export const answerMany = (decided: Decided, { at }: Call): Outcome<{ items: LicenseReply[] }> =>
  decided.ok
    ? { ok: true, value: { items: decided.value.map((license) => licenseToApi(license, at)) } }
    : decided

/** The answer of an operation that moved one license. */
export const answerOne = (decided: Decided, { at }: Call): Outcome<LicenseReply> => {
  if (!decided.ok) return decided
  const [license] = decided.value
  assert(license !== undefined && decided.value.length === 1)
  return { ok: true, value: licenseToApi(license, at) }
}
