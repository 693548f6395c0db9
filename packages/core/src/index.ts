// time
export { MS_PER_DAY, type Instant } from './time/instant.ts'
// license
export { licenseKinds, trialRights, type LicenseKind, type TrialRight } from './license/kind.ts'
export type { Term, TermStart } from './license/term.ts'
export type { Holder, RetiredReason } from './license/holder.ts'
export type { HeldLicense, License } from './license/license.ts'
// refusal
export { refusalTitles, type RefusalCode } from './refusal/codes.ts'
export { granted, refused, type Facts, type Refusal, type Refused, type Verdict } from './refusal/refusal.ts'
// policy
export { defaultPolicy, type Policy } from './policy/policy.ts'
// access
export { inSight, type Sight } from './access/sight.ts'
// document
export { MAX_LICENSES_PER_REQUEST, type ExchangeRequest } from './document/request.ts'
export { MAX_LICENSES_PER_FILE, type LicenseFile } from './document/license-file.ts'
export { fromBase64url, toBase64url } from './document/base64url.ts'
export { fromShortId, toShortId } from './document/short-id.ts'
export { decodeRequest, encodeRequest, type RequestClaims } from './document/request-claims.ts'
export { decodeLicenseFile, encodeLicenseFile, type LicenseFileClaims } from './document/license-file-claims.ts'
export { keyAt, MAX_KEYS_PER_LIST, type KeyList, type SigningKey } from './document/key-list.ts'
export { decodeKeyList, encodeKeyList, type KeyListClaims } from './document/key-list-claims.ts'
export { decideAcceptance, type AcceptanceFacts } from './document/accept-license-file.ts'
