import type { ControllerJwk } from '@tenure/sdk'
import { calculateJwkThumbprint } from 'jose'
import { openFolder } from '../state/atomic-file.ts'
import type { SigningKey } from './compact-jws.ts'
import { openFileKey } from './file-key.ts'
import { openTpmKey } from './tpm-key.ts'
import { openTpm } from './tpm2-tools.ts'

/** Where the controller's key lies. `tcti` names the TPM as tpm2-tools do. */
export type KeyPlace = { readonly in: 'file' } | { readonly in: 'tpm'; readonly tcti: string }

/** The controller's key as the rest of the agent sees it: it signs, and is never seen. */
export type ControllerKey = Pick<SigningKey, 'keptIn' | 'problem'> & {
  readonly publicJwk: ControllerJwk
  /** RFC 7638, 43 characters of base64url. */
  readonly thumbprint: string
  /** An exchange request as compact JWS; its header carries the public key. @throws TpmError */
  readonly signRequest: (claims: object) => string
}

/**
 * The key of this controller, made on the first start. What is kept of it lies in the identity folder, so that a
 * factory reset keeps it (C9): another key is another controller to the service.
 *
 * @throws when the file is there and is not such a key, or TpmError.
 */
export const openControllerKey = async (
  identityFolder: string,
  place: KeyPlace = { in: 'file' },
): Promise<ControllerKey> => {
  openFolder(identityFolder)
  const key =
    place.in === 'file' ? openFileKey(identityFolder) : openTpmKey(identityFolder, openTpm(place.tcti))
  const { publicJwk, keptIn, problem } = key
  return {
    publicJwk,
    keptIn,
    problem,
    thumbprint: await calculateJwkThumbprint(publicJwk, 'sha256'),
    signRequest: (claims) => key.sign({ typ: 'tenure-request+jws' }, claims),
  }
}
