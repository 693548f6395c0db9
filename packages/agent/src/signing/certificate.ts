import { X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import { addDays, type Instant } from '@tenure/core'
import { readIfThere, writeAtomically } from '../state/atomic-file.ts'

/** Both as PEM. */
export type Certificate = { readonly key: string; readonly cert: string }

export type Subject = {
  readonly installCode: string
  /** Names and addresses that it must be good for, besides those of the loopback. */
  readonly names: readonly string[]
  /** Those that it is good for as well when it is made; they come and go, as addresses of a network do. */
  readonly alsoNames?: readonly string[]
}

const YEARS = 10
/** Replaced so long before it ends, so that who pins it can fetch the next one in time. */
const RENEW_DAYS = 90
const loopback = ['localhost', '127.0.0.1', '::1']

/**
 * The certificate of the local API, made on the first start, and again before it ends or where it lacks a name. It is
 * signed by itself: clients on the site pin it (`tls-cert.pem` in the state folder) or accept it once.
 */
export const openCertificate = async (
  folder: string,
  subject: Subject,
  at: Instant,
): Promise<Certificate> => {
  // Key and certificate are one file, so that no crash leaves a pair that does not match.
  const kept = partsOf(readIfThere(folder, 'tls.pem') ?? '')
  if (kept !== null && isGood(kept, subject, at)) return kept
  const made = await makeCertificate(subject, at)
  writeAtomically(folder, 'tls.pem', `${made.key}\n${made.cert}\n`)
  writeAtomically(folder, 'tls-cert.pem', `${made.cert}\n`)
  return made
}

/** O5: one that was made while the clock was wrong, in 1970 or far ahead, is not good once it is right. */
const isGood = ({ cert }: Certificate, { names }: Subject, at: Instant): boolean => {
  const certificate = new X509Certificate(cert)
  const isFor = (name: string): boolean =>
    (isIP(name) === 0 ? certificate.checkHost(name) : certificate.checkIP(name)) !== undefined
  return (
    certificate.validFromDate.getTime() <= at &&
    addDays(at, RENEW_DAYS) < certificate.validToDate.getTime() &&
    [...loopback, ...names].every(isFor)
  )
}

const makeCertificate = async (
  { installCode, names, alsoNames = [] }: Subject,
  at: Instant,
): Promise<Certificate> => {
  // Needed once in ten years, and slow to load: every other start goes without.
  const { generate } = await import('selfsigned')
  // A day early, for clients whose clock is behind ours.
  const notBeforeDate = new Date(addDays(at, -1))
  const notAfterDate = new Date(at)
  notAfterDate.setUTCFullYear(notAfterDate.getUTCFullYear() + YEARS)
  const altNames = [...new Set([...loopback, ...names, ...alsoNames])].map((name) =>
    isIP(name) === 0 ? ({ type: 2, value: name } as const) : ({ type: 7, ip: name } as const),
  )
  const made = await generate([{ name: 'commonName', value: installCode }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate,
    notAfterDate,
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames },
    ],
  })
  return { key: made.private.trim(), cert: made.cert.trim() }
}

const partsOf = (pem: string): Certificate | null => {
  const blocks = pem.match(/-----BEGIN ([A-Z ]+)-----[^-]+-----END \1-----/g) ?? []
  const key = blocks.find((block) => block.includes('PRIVATE KEY'))
  const cert = blocks.find((block) => block.includes('BEGIN CERTIFICATE'))
  return key === undefined || cert === undefined ? null : { key, cert }
}
