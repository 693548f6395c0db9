import { openDocument } from '@tenure/sdk'
import { z } from 'zod'
import { done, notDone, type AgentProblem, type Result } from '../result.ts'

export type Carried = { readonly licenseFile: string; readonly keyList: string | null }

/** What the service answered to `POST /v1/exchange`, saved as it is. */
const savedReply = z.object({ licenseFile: z.string(), keyList: z.string().nullable() })

/**
 * The documents of a file that was carried here: a license file, and a key list in any order, apart by white space; or
 * the service's JSON answer that holds them.
 */
export const readCarried = (text: string): Result<Carried> => {
  let licenseFile: string | null = null
  let keyList: string | null = null
  for (const part of documentsOf(text).split(/\s+/).filter(Boolean)) {
    const opened = openDocument(part)
    if (!opened.ok) return opened
    if (opened.value.type === 'tenure-license+jws') licenseFile = part
    if (opened.value.type === 'tenure-keys+jws') keyList = part
  }
  return licenseFile === null ? notDone(noLicenseFile()) : done({ licenseFile, keyList })
}

const documentsOf = (text: string): string => {
  if (!text.trimStart().startsWith('{')) return text
  const reply = savedReply.safeParse(jsonOf(text))
  return reply.success ? `${reply.data.licenseFile} ${reply.data.keyList ?? ''}` : text
}

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const noLicenseFile = (): AgentProblem => ({
  code: 'document-unreadable',
  sentence: 'The file has no license file in it.',
  remedy: 'Fetch the answer to the request of this controller in the Customer Portal, and add that file.',
  facts: {},
})
