import type { ReleaseManifestReply } from '@tenure/contract'
import { encodeReleaseManifest, formatVersion, parseVersion, type Instant } from '@tenure/core'
import { transaction, type Db, type Tx } from '../db/database.ts'
import type { Outcome, Problem, RawHandlers } from '../http/handler.ts'
import type { KeyRing } from '../signing/key-ring.ts'
import type { Signer } from '../signing/signer.ts'
import { findRelease } from './store.ts'

export type ManifestParts = { readonly db: Db } & Pick<KeyRing, 'signerAt'>

/** Public: an updater has no token, and what a manifest says is no secret. */
export const manifestRoutes = ({ db, signerAt }: ManifestParts): Pick<RawHandlers, 'getReleaseManifest'> => ({
  getReleaseManifest: {
    raw: async (_, { at }, { params }) => {
      const signer = await signerAt(at)
      // Signing comes after the transaction, as everywhere.
      const found = await transaction(db, { sight: 'all' }, (tx) => readManifest(tx, params.version, at))
      return found.ok ? { ok: true, value: await signManifest(signer, found.value, at) } : found
    },
  },
})

/** The claims of a published release's manifest, as JSON text. */
export const readManifest = async (tx: Tx, name: string, at: Instant): Promise<Outcome<string>> => {
  const parsed = parseVersion(name)
  if (!parsed.ok) return parsed
  const version = formatVersion(parsed.value)
  const release = await findRelease(tx, version)
  if (release === null) return { ok: false, refusal: releaseNotPublished(version) }
  const { kind, published_at: releasedAt } = release
  const claims = encodeReleaseManifest({ version, kind, releasedAt, model: null, issuedAt: at })
  return { ok: true, value: JSON.stringify(claims) }
}

/** Signed with the key of `at`, because that is what the manifest says of itself (O7). */
export const signManifest = async (
  signer: Signer,
  claims: string,
  at: Instant,
): Promise<ReleaseManifestReply> => ({
  manifest: await signer.signRelease(signer.kidAt(at), claims),
  keyList: signer.keyList(signer.keyListSerial),
})

const releaseNotPublished = (version: string): Problem => ({
  code: 'not-found',
  sentence: `The release ${version} is not published.`,
  remedy: 'Publish it first, or name one of those that GET /v1/releases lists.',
  facts: { version },
})
