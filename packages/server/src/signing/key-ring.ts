import type { Instant } from '@tenure/core'
import type { Log } from '../log.ts'
import { newestSerial } from './key-folder.ts'
import { openSigner, type Signer } from './signer.ts'

/** The keys of a service that runs: a rotation, done by another process, reaches it without a restart (O7). */
export type KeyRing = {
  /** The signer as of `at`. Looks at most once a minute whether the folder has a newer key list, and then reads it. */
  readonly signerAt: (at: Instant) => Promise<Signer>
  /** Reads the folder now. Where that fails, the keys read before go on signing, and the log says why. */
  readonly reload: () => Promise<void>
}

const MS_BETWEEN_LOOKS = 60_000

/** Opens the keys of a folder. Throws as `openSigner` does; from then on nothing throws, because keys are there. */
export const openKeyRing = async (folder: string, openedAt: Instant, log: Log): Promise<KeyRing> => {
  let newest = await openSigner(folder)
  let lookedAt = openedAt
  let reading: Promise<void> | null = null

  const read = async (): Promise<void> => {
    const signer = await openSigner(folder)
    newest = signer
    log.info({ kid: signer.kid, keyListSerial: signer.keyListSerial }, 'the keys were read again')
  }
  const attempt = (work: () => Promise<void>): Promise<void> =>
    work().catch((error: unknown) =>
      log.error({ err: error }, 'the keys cannot be read again; those read before go on signing'),
    )
  // However many ask at once, the folder is read once.
  const reload = (): Promise<void> =>
    (reading ??= attempt(read).finally(() => {
      reading = null
    }))
  const look = () =>
    attempt(async () => {
      if ((await newestSerial(folder)) !== newest.keyListSerial) await reload()
    })

  const signerAt = async (at: Instant): Promise<Signer> => {
    // A clock that was set back must not stop the looking.
    if (Math.abs(at - lookedAt) >= MS_BETWEEN_LOOKS) {
      lookedAt = at
      await look()
    }
    return {
      ...newest,
      // An answer that another process recorded may be of a key that this one has not read yet (O3).
      sign: async (kid, claims) => {
        if (!newest.has(kid)) await reload()
        return newest.sign(kid, claims)
      },
      keyList: (serial) => newest.keyList(serial),
    }
  }
  return { signerAt, reload }
}
