import { X509Certificate } from 'node:crypto'
import type { Instant } from '@tenure/core'
import { readIfThere, writeAtomically } from '../state/atomic-file.ts'

/** Both as PEM. */
export type Certificate = { readonly key: string; readonly cert: string }

const YEARS = 10

/**
 * The certificate of the local API, made on the first start and again when it has ended. It is signed by itself:
 * clients on the site pin it (`tls-cert.pem` in the state folder) or accept it once.
 */
export const openCertificate = async (
  folder: string,
  installCode: string,
  at: Instant,
): Promise<Certificate> => {
  // Key and certificate are one file, so that no crash leaves a pair that does not match.
  const kept = partsOf(readIfThere(folder, 'tls.pem') ?? '')
  if (kept !== null && new X509Certificate(kept.cert).validToDate.getTime() > at) return kept
  const made = await makeCertificate(installCode, at)
  writeAtomically(folder, 'tls.pem', `${made.key}\n${made.cert}\n`)
  writeAtomically(folder, 'tls-cert.pem', `${made.cert}\n`)
  return made
}

const makeCertificate = async (installCode: string, at: Instant): Promise<Certificate> => {
  // Needed once in ten years, and slow to load: every other start goes without.
  const { generate } = await import('selfsigned')
  const notBeforeDate = new Date(at)
  const notAfterDate = new Date(at)
  notAfterDate.setUTCFullYear(notAfterDate.getUTCFullYear() + YEARS)
  const made = await generate([{ name: 'commonName', value: installCode }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate,
    notAfterDate,
    extensions: [
      { name: 'basicConstraints', cA: false },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
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
