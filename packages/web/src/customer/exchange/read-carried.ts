import {
  decodeBundle,
  decodeLicenseFile,
  decodeRequest,
  fromBase64url,
  type ExchangeRequest,
  type LicenseFile,
  type SiteBundle,
} from '@tenure/core'

/** What somebody has carried here, as far as it can be told without the service: nothing of it is believed yet. */
export type Carried =
  | { readonly kind: 'request'; readonly jws: string; readonly request: ExchangeRequest }
  | { readonly kind: 'bundle'; readonly bundle: SiteBundle }
  | { readonly kind: 'wrong'; readonly what: Wrong }

export type Wrong =
  | 'nothing'
  | 'license-file'
  | 'answer'
  | 'answers'
  | 'key-list'
  | 'release-manifest'
  | 'many-requests'
  | 'license-id'
  | 'cut'
  | 'newer'
  | 'broken-bundle'
  | 'other'

/** Far more than 500 requests have; what is larger is not looked at. */
export const MAX_CARRIED_BYTES = 8_000_000

/** Reads a text that was pasted, a file, or what QR codes say, one below the other. Never throws. */
export const readCarried = (text: string): Carried => {
  const trimmed = text.trim()
  if (trimmed === '') return wrong('nothing')
  if (trimmed.length > MAX_CARRIED_BYTES) return wrong('other')
  if (trimmed.startsWith('{')) return readJson(trimmed)
  // A mail breaks a long line; a document has no white space of its own.
  const whole = readDocument(trimmed.replaceAll(/\s+/g, ''))
  if (whole.kind === 'request') return whole
  const parts = trimmed.split(/\s+/).map(readDocument)
  const [request, ...others] = parts.filter((part) => part.kind === 'request')
  if (request !== undefined) return others.length === 0 ? request : wrong('many-requests')
  return (
    parts.find((part) => part.kind === 'wrong' && !['other', 'cut'].includes(part.what)) ?? parts[0] ?? whole
  )
}

const readJson = (text: string): Carried => {
  const json = jsonOf(text)
  if (json === undefined) return wrong(text.includes('"tenure-bundle"') ? 'broken-bundle' : 'cut')
  if (!isObject(json)) return wrong('other')
  if (json['format'] === 'tenure-bundle') {
    const read = decodeBundle(json)
    if (!read.ok) return wrong('broken-bundle')
    return read.value.length === 0 ? wrong('nothing') : { kind: 'bundle', bundle: read.value }
  }
  if (Array.isArray(json['answers'])) return wrong('answers')
  if (typeof json['licenseFile'] === 'string') return wrong('answer')
  // What the controller's local API answers to `POST /v1/request`, saved as it came.
  return typeof json['document'] === 'string' ? readDocument(json['document']) : wrong('other')
}

const types: Readonly<Record<string, Wrong | 'request'>> = {
  'tenure-request+jws': 'request',
  'tenure-license+jws': 'license-file',
  'tenure-keys+jws': 'key-list',
  'tenure-release+jws': 'release-manifest',
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

const readDocument = (text: string): Carried => {
  if (UUID.test(text)) return wrong('license-id')
  const [head = '', body = '', signature = '', ...more] = text.split('.')
  const header = claimsOf(head)
  const type = isObject(header) ? types[String(header['typ'])] : undefined
  // Base64url of `{"`: the beginning of one is there.
  if (type === undefined) return wrong(text.startsWith('eyJ') ? 'cut' : 'other')
  if (type !== 'request') return wrong(type)
  const claims = claimsOf(body)
  if (more.length > 0 || !isObject(claims) || fromBase64url(signature)?.length !== 64) return wrong('cut')
  const read = decodeRequest(claims)
  if (!read.ok) return wrong(claims['v'] === 1 ? 'cut' : 'newer')
  return { kind: 'request', jws: text, request: read.value }
}

/** What a license file states, for showing it; whether it is genuine the controller judges. */
export const readLicenseFile = (jws: string): LicenseFile | null => {
  const read = decodeLicenseFile(claimsOf(jws.split('.')[1] ?? ''))
  return read.ok ? read.value : null
}

const claimsOf = (part: string): unknown => {
  const bytes = part === '' ? null : fromBase64url(part)
  return bytes === null ? undefined : jsonOf(new TextDecoder().decode(bytes))
}

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isObject = (json: unknown): json is Readonly<Record<string, unknown>> =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

const wrong = (what: Wrong): Carried => ({ kind: 'wrong', what })
