import { openDocument } from '@tenure/sdk'
import { done, notDone, type AgentProblem, type Result } from '../result.ts'

export type Carried = { readonly licenseFile: string; readonly keyList: string | null }

/** The documents of a file that was carried here: a license file, and a key list in any order, apart by white space. */
export const readCarried = (text: string): Result<Carried> => {
  let licenseFile: string | null = null
  let keyList: string | null = null
  for (const part of text.split(/\s+/).filter(Boolean)) {
    const opened = openDocument(part)
    if (!opened.ok) return opened
    if (opened.value.type === 'tenure-license+jws') licenseFile = part
    if (opened.value.type === 'tenure-keys+jws') keyList = part
  }
  return licenseFile === null ? notDone(noLicenseFile()) : done({ licenseFile, keyList })
}

const noLicenseFile = (): AgentProblem => ({
  code: 'document-unreadable',
  sentence: 'The file has no license file in it.',
  remedy: 'Fetch the answer to the request of this controller in the Customer Portal, and add that file.',
  facts: {},
})
