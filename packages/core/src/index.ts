// time
export { MS_PER_DAY, type Instant } from './time/instant.ts'
export { addDays, addMonths, formatDay, startOfDay, wholeDaysBetween } from './time/calendar.ts'
export {
  AHEAD_TOLERANCE_MS,
  CLOCK_TOLERANCE_MS,
  EARLIEST_CLOCK,
  highWaterAfterDocument,
  judgeClock,
  judgeOwnClock,
  type Arrival,
  type ClockEvidence,
  type JudgedTime,
  type OwnClock,
} from './time/clock.ts'
// license
export { licenseKinds, trialRights, type LicenseKind, type TrialRight } from './license/kind.ts'
export type { Term, TermStart } from './license/term.ts'
export type { Holder, RetiredReason } from './license/holder.ts'
export type { HeldLicense, License } from './license/license.ts'
export { startTerm, type StartedTerm } from './license/start-term.ts'
export { hasNoClock, isCurrent } from './license/current.ts'
export {
  EXPIRING_DAYS,
  expiringBefore,
  licenseStatus,
  type LicenseState,
  type LicenseStatus,
} from './license/status.ts'
export { describeLicense, type Termed } from './license/describe-license.ts'
export { catalog, type Product } from './license/catalog.ts'
// capacity
export { capacityAt, paidCapacity } from './capacity/capacity-at.ts'
export type { DeviceFacts } from './capacity/device.ts'
export { assignSeats, type SeatAssignment } from './capacity/assign-seats.ts'
export { countSeat, isSeatFree, noSeats, seatsStandRight, type SeatCounts } from './capacity/seat-counts.ts'
export { seatsUntil } from './capacity/seats-until.ts'
export { replaceDevice, type ReplacedDevices } from './capacity/replace-device.ts'
export { reassignSeat, type SeatMove } from './capacity/reassign-seat.ts'
export {
  decideControllerAction,
  decideControllerActivity,
  decideDeviceAction,
  type ControllerAction,
  type ControllerActivity,
  type ControllerFacts,
  type DeviceSetup,
  type DeviceTalk,
} from './capacity/decide-device-action.ts'
// maintenance
export { coverageAt, isMaintenance, type Coverage } from './maintenance/coverage.ts'
export {
  decideMaintenanceActivation,
  MAINTENANCE_GRACE_DAYS,
  type MaintenanceActivation,
} from './maintenance/decide-maintenance-activation.ts'
export {
  LATE_NOTICE_DAYS,
  nextNotice,
  NOTICE_DAYS,
  noticeDue,
  noticeKinds,
  type EndNotice,
  type NoticeKey,
  type NoticeKind,
} from './maintenance/notices.ts'
export {
  noticeAudiences,
  noticeLanguages,
  noticeRecipients,
  type AccountAudience,
  type NoticeAudience,
  type NoticeAudiences,
  type NoticeContact,
  type NoticeLanguage,
  type NoticeRecipient,
  type PartnerNoticeAddress,
} from './maintenance/notice-recipients.ts'
export {
  decideNoticeMails,
  gatherMails,
  type NoticeFacts,
  type NoticeMail,
  type SentNotice,
  type Telling,
} from './maintenance/decide-notice-mails.ts'
export { isRenewal } from './maintenance/renewal.ts'
// upgrade
export {
  compareFeatureLines,
  compareVersions,
  featureLine,
  formatVersion,
  isBeforeLicensing,
  parseVersion,
  releaseKind,
  type ReleaseKind,
  type Version,
} from './upgrade/version.ts'
export type { UpgradeFacts } from './upgrade/facts.ts'
export {
  decideByVersions,
  decideUpgrade,
  type UpgradeAllowed,
  type UpgradeReason,
} from './upgrade/decide-upgrade.ts'
export { targetOfManifest, targetOfName, type UpgradeTarget } from './upgrade/judge-target.ts'
export { newestFeatureRelease } from './upgrade/newest-feature-release.ts'
export { decideUpgradeActivation } from './upgrade/decide-upgrade-activation.ts'
// exchange
export { approvalCodeOf, readApprovalCode } from './exchange/approval-code.ts'
export { judgeApprovalCode } from './exchange/judge-approval.ts'
export { decideActivation, type ActivationFacts } from './exchange/decide-activation.ts'
export type { Target } from './exchange/judge-target.ts'
export { decideExchange } from './exchange/decide-exchange.ts'
export type { AccountFacts, ExchangeFacts, KnownController } from './exchange/facts.ts'
export { controllerReplaced, licenseNotFound } from './exchange/refusals.ts'
export { isReturnable, judgeReturns, type JudgedReturns } from './exchange/judge-returns.ts'
export { judgeNamedLicenses } from './exchange/judge-named-licenses.ts'
export { judgeOffers, type OffersFacts } from './exchange/judge-offers.ts'
export type {
  Activation,
  CaseFound,
  CaseKind,
  ExchangeAnswer,
  ExchangeVerdict,
  LicenseRefusal,
} from './exchange/verdict.ts'
// refusal
export { refusalTitles, type RefusalCode } from './refusal/codes.ts'
export { granted, refused, type Facts, type Refusal, type Refused, type Verdict } from './refusal/refusal.ts'
// policy
export { defaultPolicy, type Policy } from './policy/policy.ts'
// access
export { inSight, type Sight } from './access/sight.ts'
export { decideLocalAccess, type LocalAccessFacts } from './access/decide-local-access.ts'
// document
export type { DocumentName } from './document/refusals.ts'
export { MAX_LICENSES_PER_REQUEST, MAX_NOTICE_EMAILS, type ExchangeRequest } from './document/request.ts'
export { MAX_LICENSES_PER_FILE, type LicenseFile } from './document/license-file.ts'
export { fromBase64url, toBase64url } from './document/base64url.ts'
export { fromShortId, toShortId } from './document/short-id.ts'
export { decodeRequest, encodeRequest, type RequestClaims } from './document/request-claims.ts'
export {
  decodeLicenseFile,
  encodeLicenseFile,
  type LicenseFileClaims,
} from './document/license-file-claims.ts'
export { keyAt, MAX_KEYS_PER_LIST, signingKeyAt, type KeyList, type SigningKey } from './document/key-list.ts'
export { decodeKeyList, encodeKeyList, type KeyListClaims } from './document/key-list-claims.ts'
export type { ReleaseManifest } from './document/release-manifest.ts'
export {
  decodeReleaseManifest,
  encodeReleaseManifest,
  type ReleaseManifestClaims,
} from './document/release-manifest-claims.ts'
export { decideAcceptance, type AcceptanceFacts } from './document/accept-license-file.ts'
export {
  addToBundle,
  decideRoom,
  decodeBundle,
  encodeBundle,
  MAX_REQUESTS_PER_BUNDLE,
  type BundledRequest,
  type SiteBundle,
} from './document/site-bundle.ts'
// movement
export { placeOf, type HolderAfter, type Place } from './movement/place.ts'
export type { Moved, Movement, MovementDraft, MovementReason } from './movement/movement.ts'
export { issueLicense, type Purchase } from './movement/issue-license.ts'
export { decideTransfer, type TransferFacts } from './movement/decide-transfer.ts'
export { decideRecall } from './movement/decide-recall.ts'
export { decideSplit, type Part, type Split, type SplitFacts } from './movement/decide-split.ts'
export { decideRma, type RmaFacts } from './movement/decide-rma.ts'
export { rmaBudgetAt, type RmaBudget } from './movement/rma-budget.ts'
export { decideReplacement, type Replacement, type ReplacementFacts } from './movement/decide-replacement.ts'
export { decideReinstate, type ReinstateFacts } from './movement/decide-reinstate.ts'
export { decideArchive, decideUnarchive, type ArchiveFacts } from './movement/decide-archive.ts'
export { decideDelete, type DeleteFacts } from './movement/decide-delete.ts'
export { applyMovement, type MovementFault } from './movement/apply-movement.ts'
export {
  verifyLedger,
  type LedgerFault,
  type LedgerLicense,
  type LedgerMovement,
  type LedgerReport,
} from './movement/verify-ledger.ts'
export { accountArchived, accountNotFound, controllerNotFound } from './movement/refusals.ts'
