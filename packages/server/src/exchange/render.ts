import type { Signer } from '../signing/signer.ts'
import type { RecordedAnswer } from './answer-store.ts'

/** Signs what was recorded. Ed25519 is deterministic (RFC 8032), so each rendering has the same bytes (O3). */
export const render = async (signer: Signer, recorded: RecordedAnswer): Promise<string> => {
  const licenseFile = await signer.sign(recorded.kid, recorded.claims)
  const keyList = recorded.keyListSerial === null ? null : signer.keyList(recorded.keyListSerial)
  return `{"licenseFile":${JSON.stringify(licenseFile)},"keyList":${JSON.stringify(keyList)},"refusals":${recorded.refusals}}`
}
