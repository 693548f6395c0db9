import { writeFile } from 'node:fs/promises'
import { Misconfigured } from '../misconfigured.ts'
import { readManifest, signManifest } from '../releases/manifest.ts'
import { readSettings } from '../settings.ts'
import { openSigner } from '../signing/signer.ts'
import { callHandler, type CliParts } from './at-service.ts'
import type { Report } from './report.ts'

/** `tenure release manifest VERSION --out FILE`: what is put beside the release for updaters, with its key list. */
export const writeManifest = async (parts: CliParts, version: string, out: string): Promise<Report> => {
  const at = parts.now()
  const signer = await openSigner(readSettings(parts.environment).keysDir)
  const claims = await callHandler(parts, ({ tx }) => readManifest(tx, version, at))
  const signed = await signManifest(signer, claims, at)
  await writeFile(out, `${JSON.stringify(signed)}\n`).catch((error: Error) => {
    throw new Misconfigured(
      `the manifest cannot be written: ${error.message}`,
      'Name another file with --out.',
      error,
    )
  })
  return {
    lines: [`${out} is the signed manifest of ${version}: put it beside the release.`],
    json: { version, out, ...signed },
  }
}
