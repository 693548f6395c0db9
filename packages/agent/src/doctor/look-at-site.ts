import { X509Certificate } from 'node:crypto'
import { accessSync, constants, readdirSync, statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Instant } from '@tenure/core'
import type { Settings } from '../settings.ts'
import { readIfThere } from '../state/atomic-file.ts'

/** What the doctor sees of the machine. Looking changes nothing. */
export type SiteFacts = {
  /** Folders and secret files that others than the agent's user may read, write or enter. */
  readonly open: { readonly folders: readonly string[]; readonly files: readonly string[] }
  readonly disks: readonly Disk[]
  readonly api: readonly { readonly host: string; readonly tls: boolean }[]
  /** End of the certificate of the local API; null where none is used or made yet. */
  readonly certificateEndsAt: Instant | null
}

export type Disk = {
  readonly folder: string
  /** Null where it could not be told. */
  readonly freeBytes: number | null
  readonly isWritable: boolean
}

type Sites = Pick<Settings, 'folder' | 'identityFolder' | 'host' | 'tls' | 'https'>

export const lookAtSite = (settings: Sites): SiteFacts => {
  const { folder, identityFolder, host, tls, https } = settings
  const secrets = [
    ...namesIn(identityFolder).map((name) => join(identityFolder, name)),
    ...secretsOfState.map((name) => join(folder, name)),
  ]
  return {
    open: {
      folders: [folder, identityFolder].filter(isOpen),
      files: secrets.filter((file) => !/lock\.sqlite/.test(file) && isOpen(file)),
    },
    disks: [folder, identityFolder].map(diskOf),
    api: [{ host, tls }, ...(https === null ? [] : [{ host: https.host, tls: true }])],
    certificateEndsAt: tls || https !== null ? certificateEnd(folder) : null,
  }
}

const secretsOfState = ['owner-token', 'driver-token', 'users.json', 'tls.pem']

const isOpen = (path: string): boolean => {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode ?? 0
  return (mode & 0o077) !== 0
}

const namesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []))

const diskOf = (folder: string): Disk => ({
  folder,
  freeBytes: freeBytesOf(folder),
  isWritable: isWritable(folder),
})

const freeBytesOf = (folder: string): number | null => {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch {
    return null
  }
}

const isWritable = (folder: string): boolean => {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

const certificateEnd = (folder: string): Instant | null => {
  try {
    const pem = readIfThere(folder, 'tls-cert.pem')
    return pem === null ? null : new X509Certificate(pem).validToDate.getTime()
  } catch {
    return null
  }
}
