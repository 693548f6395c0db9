import {
  describeLicense,
  formatDay,
  licenseStatus,
  type ExchangeRequest,
  type HeldLicense,
  type Instant,
  type KeyList,
  type LicenseFile,
  type ReleaseManifest,
} from '@tenure/core'

/** A request, line by line. */
export const requestWords = (request: ExchangeRequest, hash: string): readonly string[] => [
  `Request of controller ${request.installCode}, made ${shown(request.at)}${
    request.clock === 'ok' ? '' : ' (its clock is not certain)'
  }`,
  `Document ${hash}`,
  request.customerId === null ? 'Names no account' : `Account with Customer ID ${request.customerId}`,
  request.generation === 0
    ? 'Holds no license file'
    : `Holds license file ${request.generation} (${request.previous ?? 'unnamed'})`,
  ...idLines('Asks to activate', request.want),
  ...idLines('Has given up and returns', request.give),
  ...(request.want.length + request.give.length === 0 ? ['Asks for its license file'] : []),
  `${request.model}, software ${request.softwareVersion}; ${request.seatsUsed} of ${request.devices} field device(s) licensed`,
  ...(request.noticeEmails === undefined ? [] : [noticeWords(request.noticeEmails)]),
  request.keyListSerial === 0 ? 'Holds no key list' : `Holds key list ${request.keyListSerial}`,
]

/** A license file, line by line; the status of each license is that at `at`. */
export const licenseFileWords = (file: LicenseFile, hash: string, at: Instant): readonly string[] => [
  `License file ${file.generation} for controller ${file.installCode}${
    file.segment === '' ? '' : ` (${file.segment})`
  }, issued ${shown(file.issuedAt)}`,
  `Document ${hash}, answers request ${file.answers}`,
  file.previous === null ? 'The first of this controller' : `Replaces ${file.previous}`,
  `Counts only with the key ${file.keyThumbprint}`,
  file.customerId === null ? 'Names no account' : `Account with Customer ID ${file.customerId}`,
  file.licenses.length === 0 ? 'Holds no license' : `Holds ${file.licenses.length} license(s):`,
  ...file.licenses.map((license) => `  ${licenseWords(license, at)}`),
]

/** A key list, line by line. */
export const keyListWords = (list: KeyList, at: Instant): readonly string[] => [
  `Key list ${list.serial}, issued ${shown(list.issuedAt)}`,
  ...list.keys.map(
    ({ kid, from, until }) =>
      `  ${kid}  ${formatDay(from)} to ${formatDay(until)}  ${at < from ? 'not yet' : at < until ? 'signs now' : 'retired'}`,
  ),
]

/** A release manifest, line by line. */
export const releaseManifestWords = (manifest: ReleaseManifest): readonly string[] => [
  `Manifest of release ${manifest.version}, a ${manifest.kind} release, published ${shown(manifest.releasedAt)}`,
  manifest.model === null ? 'For every model' : `For the model ${manifest.model}`,
  `Signed ${shown(manifest.issuedAt)}`,
]

/** One license: its id, what it is, how it stands. */
export const licenseWords = (license: HeldLicense, at: Instant): string => {
  const reaches = license.upgradesTo === null ? '' : `, up to ${license.upgradesTo}`
  return `${license.id}  ${describeLicense(license)}${reaches}  ${licenseStatus(license, at).text}`
}

const noticeWords = (emails: readonly string[]): string =>
  emails.length === 0 ? 'Wants notices sent to nobody' : `Wants notices sent to ${emails.join(', ')}`

const idLines = (title: string, ids: readonly string[]): readonly string[] =>
  ids.length === 0 ? [] : [`${title}:`, ...ids.map((id) => `  ${id}`)]

const shown = (at: Instant): string => new Date(at).toISOString().replace('.000Z', 'Z')
