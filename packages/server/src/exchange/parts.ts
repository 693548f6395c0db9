import type { Db } from '../db/database.ts'
import type { Signer } from '../signing/signer.ts'

/** What an answer needs besides the request: the service's parts, and what no pure function may make itself. */
export type ExchangeParts = {
  readonly db: Db
  readonly signer: Signer
  readonly newId: () => string
  /** 22 characters of base64url for the `next` of a license file (O6). */
  readonly newToken: () => string
}

/** When it is answered, and under which id the log and the ledger have it. */
export type Occasion = { readonly at: number; readonly requestId: string }
