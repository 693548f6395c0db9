import { createPrivateKey, X509Certificate } from 'node:crypto'
import type { Instant } from '@tenure/core'
import { readIfThere, writeAtomically } from '../state/atomic-file.ts'
import type { Certificate } from './listen.ts'

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
  const key = readIfThere(folder, 'tls-key.pem')
  const cert = readIfThere(folder, 'tls-cert.pem')
  if (key !== null && cert !== null && isGood(key, cert, at)) return { key, cert }
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
  writeAtomically(folder, 'tls-key.pem', made.private)
  writeAtomically(folder, 'tls-cert.pem', made.cert)
  return { key: made.private, cert: made.cert }
}

/** A crash between the two writes leaves a pair that does not match. */
const isGood = (key: string, cert: string, at: Instant): boolean => {
  const certificate = new X509Certificate(cert)
  return certificate.validToDate.getTime() > at && certificate.checkPrivateKey(createPrivateKey(key))
}
