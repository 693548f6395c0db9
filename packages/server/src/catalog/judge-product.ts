import type { LicenseKind, Term, TermStart, TrialRight } from '@tenure/core'

export type ProductShape = {
  readonly kind: LicenseKind
  readonly trialOf: TrialRight | null
  readonly quantity: number
  readonly term: Term
  readonly termStart: TermStart
}

type FieldError = { readonly field: string; readonly message: string }

/** Whether kind, quantity and term go together (spec §2); names every field that does not. */
export const judgeProduct = (product: ProductShape): readonly FieldError[] => [
  ...judgeTrial(product),
  ...judgeTerm(product),
  ...(product.kind === 'core' && product.quantity !== 1
    ? [{ field: 'body.quantity', message: 'A core license has the quantity 1.' }]
    : []),
  ...(product.kind !== 'maintenance' && product.termStart === 'after-current'
    ? [{ field: 'body.termStart', message: 'Only maintenance can start after the current one (M3).' }]
    : []),
]

const judgeTrial = ({ kind, trialOf }: ProductShape): readonly FieldError[] => {
  if (kind === 'trial' && trialOf === null)
    return [{ field: 'body.trialOf', message: 'Say which right the trial lends.' }]
  if (kind !== 'trial' && trialOf !== null)
    return [{ field: 'body.trialOf', message: 'Only a trial lends a right; leave it out.' }]
  return []
}

const judgeTerm = ({ kind, term }: ProductShape): readonly FieldError[] => {
  if (!termUnits[kind].includes(term.unit))
    return [
      {
        field: 'body.term.unit',
        message: `A ${kind} license has a term in ${termUnits[kind].join(' or ')}.`,
      },
    ]
  if (kind === 'trial' && 'count' in term && (term.count < 14 || term.count > 90))
    return [{ field: 'body.term.count', message: 'A trial lasts 14 to 90 days.' }]
  return []
}

/** Spec §2, column term. */
const termUnits: Readonly<Record<LicenseKind, readonly Term['unit'][]>> = {
  capacity: ['perpetual'],
  core: ['perpetual'],
  upgrade: ['single-use'],
  maintenance: ['months'],
  'remote-cms': ['perpetual', 'months', 'days'],
  trial: ['days'],
}
