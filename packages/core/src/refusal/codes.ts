/**
 * Every reason for which a rule refuses, in one table: code → the short title a problem document carries.
 * `docs/problems.md` explains each; a test ties the two together. The sentence and the remedy are made where the
 * rule is decided, because they name figures.
 */
export const refusalTitles = {
  // capacity (C1–C8)
  'device-unlicensed': 'The field device has no seat',
  'no-capacity': 'The controller has no capacity',
  'core-required': 'The controller needs a core license',
  'seat-not-free': 'No seat can be reassigned',
  // maintenance and upgrades (M1–M7)
  'maintenance-missing': 'The controller has no maintenance',
  'maintenance-short': 'Maintenance covers fewer field devices than the capacity',
  'maintenance-expired': 'Maintenance has ended',
  'maintenance-too-late': 'Maintenance can no longer be started on this controller',
  'time-unknown': 'The controller does not know what time it is',
  'version-unreadable': 'The version cannot be read',
  'release-date-unknown': 'The publication date of the release is not known',
  'manifest-for-another-release': 'The release manifest is for another release',
  'upgrade-too-small': 'The upgrade license is smaller than the capacity',
  'upgrade-not-needed': 'The controller is covered and needs no upgrade license',
  'upgrade-release-unknown': 'No feature release is published that the upgrade could reach',
  // movements (T1–T7)
  'license-not-found': 'No such license',
  'license-not-in-inventory': 'The license is not in the inventory',
  'license-not-in-account': 'The license is not in the account',
  'license-on-controller': 'A controller holds the license',
  'license-on-another-controller': 'Another controller holds the license',
  'license-not-on-controller': 'The controller does not hold the license',
  'license-was-activated': 'The license has been activated before',
  'license-not-returnable': 'The license cannot be returned',
  'core-already-held': 'The controller has a core license already',
  'activation-kind': 'Licenses of this kind are activated on the controller',
  'license-file-full': 'The license file can state no more licenses',
  'split-sum-mismatch': 'The parts do not add up to the license',
  'split-kind': 'Licenses of this kind cannot be split',
  'account-not-found': 'No such account',
  'account-archived': 'The account is archived',
  'account-holds-licenses': 'The account still holds licenses',
  'account-has-controllers': 'Controllers belong to the account',
  'controller-not-found': 'No such controller',
  'controller-not-replaced': 'The controller was not replaced',
  'rma-budget-spent': 'The yearly RMA budget is spent',
  // exchange and access (A1–A4, O2–O7)
  'signature-invalid': 'The signature is not valid',
  'key-changed': 'The controller presents another key',
  'approval-code-unknown': 'No key was seen with this approval code',
  'customer-id-unknown': 'No such Customer ID',
  'customer-id-missing': 'The request names no Customer ID',
  'approval-required': 'The controller waits for approval',
  'controller-replaced': 'The controller was replaced',
  'controller-in-other-account': 'The controller belongs to another account',
  'request-names-others': 'The request names other licenses',
  'generation-behind': 'The controller holds an older license file than it was given',
  'owner-only': 'Only the Owner manages licenses',
  // documents (O2, O5, O7)
  'document-unreadable': 'The document cannot be read',
  'document-for-another-controller': 'The license file names another controller',
  'document-older': 'A newer license file is stored',
  'document-key-unknown': 'The document is signed with a key that is not known',
  'bundle-full': 'The site bundle is full',
} as const satisfies Record<string, string>

export type RefusalCode = keyof typeof refusalTitles
