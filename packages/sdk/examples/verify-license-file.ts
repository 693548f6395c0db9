import { readFile } from 'node:fs/promises'
import { readRootKey, verifyOffline } from '@tenure/sdk'

/**
 * Reads a license file without a network: the root key is pinned, and everything else is verified from there.
 *
 *   node verify-license-file.ts root-key.json key-list.jws license-file.jws
 */
const [rootFile = '', keyListFile = '', licenseFileFile = ''] = process.argv.slice(2)
const read = await verifyOffline({
  root: readRootKey(JSON.parse(await readFile(rootFile, 'utf8'))),
  keyList: await readFile(keyListFile, 'utf8'),
  licenseFile: await readFile(licenseFileFile, 'utf8'),
})
if (!read.ok) throw new Error(`${read.refusal.sentence} ${read.refusal.remedy}`)
for (const license of read.value.file.licenses) console.log(license.id, license.kind, license.quantity)
