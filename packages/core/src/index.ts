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
export type { LicenseFile } from './document/license-file.ts'
