import type { Handler, Problem } from '../http/handler.ts'
import type { Operations } from '@tenure/contract'
import { findProducts } from '../catalog/store.ts'
import { findPartnersByWord } from '../partners/store.ts'
import { decideOrder } from './decide-order.ts'
import { issueLicenses } from './issue.ts'
import type { LineError } from './order-findings.ts'
import { readOrder } from './read-order.ts'

/** Issues a whole order from CSV, or nothing of it (T1). A dry run judges it all the same and issues nothing. */
export const issueOrder: Handler<Operations['issueOrder']> = async ({ body, query: { dryRun } }, call) => {
  const order = readOrder(body)
  const words = unique(order.lines.map(({ partner }) => partner))
  const skus = unique(order.lines.map(({ sku }) => sku))
  const partners = await findPartnersByWord(call.caller.sight, call.tx, words)
  const products = await findProducts(call.tx, skus)
  const decided = decideOrder(order, partners, products)
  if (!decided.ok) return { ok: false, refusal: orderInvalid(decided.errors) }

  const purchases = decided.items.flatMap(({ count, ...purchase }) =>
    Array.from({ length: count }, () => purchase),
  )
  const licenses = dryRun ? [] : await issueLicenses(call, purchases)
  return {
    ok: true,
    value: {
      dryRun,
      licenses: decided.licenses,
      lines: decided.items.length,
      licenseIds: licenses.map(({ id }) => id),
    },
  }
}

/** The most errors one answer lists; a file with more has one mistake throughout. */
const MAX_ERRORS = 1000

const orderInvalid = (errors: readonly LineError[]): Problem => ({
  code: 'order-invalid',
  sentence: `The order has ${errors.length} error(s), the first in line ${errors[0]?.line}; nothing was issued.`,
  remedy: 'Correct the lines that `errors` names, and send the whole order again.',
  facts: { errors: errors.length },
  errors: errors.slice(0, MAX_ERRORS),
})

const unique = (words: readonly string[]): string[] => [...new Set(words)]
