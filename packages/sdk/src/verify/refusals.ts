import type { DocumentName, Refusal } from '@tenure/core'

export const documentBroken = (problem: string): Refusal => ({
  code: 'document-unreadable',
  sentence: `The document cannot be read: ${problem}.`,
  remedy: 'Copy it again, whole and unchanged.',
  facts: { problem },
})

export const otherDocument = (found: DocumentName, expected: DocumentName): Refusal => ({
  code: 'document-unreadable',
  sentence: `The document is a ${found}, and a ${expected} is expected.`,
  remedy: `Choose the ${expected}.`,
  facts: { found, expected },
})

export const signatureFails = (document: DocumentName): Refusal => ({
  code: 'signature-invalid',
  sentence: `The ${document} was not signed by the key it names.`,
  remedy: `Fetch the ${document} again from where it was made; one that was edited or cut on the way cannot be used.`,
  facts: { document },
})

export const rootUnknown = (kid: string, root: string): Refusal => ({
  code: 'document-key-unknown',
  sentence: `The key list is signed by the root ${kid}, and the pinned root is ${root}.`,
  remedy: 'Use the key list of the vendor whose root key is pinned here.',
  facts: { kid, root },
})
