import type { Refusal } from '../refusal/refusal.ts'
import type { Instant } from '../time/instant.ts'

/** The documents of the exchange (design §3), and the file that carries many of them, as a sentence names them. */
export type DocumentName = 'request' | 'license file' | 'key list' | 'release manifest' | 'site bundle'

export const documentUnreadable = (document: DocumentName, member: string, problem: string): Refusal => ({
  code: 'document-unreadable',
  sentence:
    member === ''
      ? `The ${document} cannot be read: it ${problem}.`
      : `The ${document} cannot be read: its member ${member} ${problem}.`,
  remedy: `Make or fetch the ${document} again; one that was edited or cut on the way cannot be used.`,
  facts: { document, member },
})

export const documentVersionUnknown = (
  document: DocumentName,
  version: string | number | null,
  known: number,
): Refusal => ({
  code: 'document-unreadable',
  sentence: `The ${document} cannot be read: its member v, the format's version, is not ${known}.`,
  remedy: `Update the software that reads it; this one reads version ${known} only.`,
  facts: { document, member: 'v', version, known },
})

export const bundleFull = (most: number): Refusal => ({
  code: 'bundle-full',
  sentence: `The site bundle holds ${most} requests, which is the most.`,
  remedy: 'Add this request to another file, and carry both.',
  facts: { most },
})

export const documentForAnotherController = (
  named: string,
  own: string,
  differs: 'install code' | 'key',
): Refusal => ({
  code: 'document-for-another-controller',
  sentence:
    differs === 'install code'
      ? `The license file is for the controller ${named}, and this one is ${own}.`
      : `The license file names another key than the one of this controller ${own}.`,
  remedy:
    differs === 'install code'
      ? `Add it on ${named}, or ask for one with a request made on this controller.`
      : 'Make a new request on this controller, and add the license file that answers it.',
  facts: { named, own, differs },
})

export const documentOlder = (generation: number, storedGeneration: number): Refusal => ({
  code: 'document-older',
  sentence: `The license file has generation ${generation}, and generation ${storedGeneration} is stored.`,
  remedy: `Nothing needs to be done; to change the licenses, add a file newer than generation ${storedGeneration}.`,
  facts: { generation, storedGeneration },
})

export const documentKeyUnknown = (kid: string, serial: number): Refusal => ({
  code: 'document-key-unknown',
  sentence: `The document is signed with the key ${kid}, which key list ${serial} does not have.`,
  remedy: 'Add the newest key list, which travels with each license file, and try again.',
  facts: { kid, keyListSerial: serial },
})

export const documentKeyNotValidThen = (
  kid: string,
  signedAt: Instant,
  from: Instant,
  until: Instant,
): Refusal => ({
  code: 'document-key-unknown',
  sentence: `The document was signed with the key ${kid} outside the time in which that key is valid.`,
  remedy: 'Ask the service for the document again; it signs with a key that is valid now.',
  facts: { kid, signedAt, from, until },
})
