import { readFile } from 'node:fs/promises'
import { Misconfigured } from '../misconfigured.ts'
import type { Call, Problem } from '../http/handler.ts'
import { issueOrder } from '../licenses/issue-order.ts'
import { callHandler, type CliParts } from './at-service.ts'
import type { Report } from './report.ts'

export type IssueOptions = {
  readonly order?: string
  readonly partner?: string
  readonly sku?: string
  readonly count: string
  readonly reference?: string
  readonly dryRun?: boolean
}

/** `tenure issue`: licenses to a partner's inventory, by options or by an order in CSV; all of it or nothing. */
export const issue = async (parts: CliParts, options: IssueOptions): Promise<Report> => {
  const body = options.order === undefined ? orderOf(options) : await readOrderFile(options.order)
  const dryRun = options.dryRun === true
  const handle = async (call: Call) => {
    const outcome = await issueOrder({ params: undefined, query: { dryRun }, body, ifMatch: null }, call)
    return outcome.ok ? outcome : { ok: false as const, refusal: asTyped(outcome.refusal, options) }
  }
  const issued = await callHandler(parts, handle)
  return {
    lines: dryRun
      ? [`The order is good: ${issued.licenses} license(s). Nothing was issued.`]
      : [`Issued ${issued.licenses} license(s):`, ...issued.licenseIds.map((id) => `  ${id}`)],
    json: issued,
  }
}

const orderOf = ({ partner, sku, count, reference = '' }: IssueOptions): string => {
  if (partner === undefined || sku === undefined)
    throw new Misconfigured(
      'it is not said what to issue',
      'Give --partner and --sku, or an order with --order FILE.',
    )
  return `partner,sku,count,reference\n${[partner, sku, count, reference].map(quoted).join(',')}\n`
}

/** Who gave options has no order with lines; who has one corrects the file. */
const asTyped = (problem: Problem, { order }: IssueOptions): Problem => {
  if (problem.code !== 'order-invalid') return problem
  if (order !== undefined)
    return { ...problem, remedy: `Correct the lines named in ${order}, and issue the whole order again.` }
  return {
    ...problem,
    sentence: 'What the options say cannot be issued.',
    remedy: 'Correct the options, and run the command again.',
    errors: problem.errors?.map(({ line: _, ...error }) => error) ?? [],
  }
}

/** A field of CSV (RFC 4180 §2.7). */
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

const readOrderFile = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((error: Error) => {
    throw new Misconfigured(
      `the order cannot be read: ${error.message}`,
      'Name a CSV file with --order.',
      error,
    )
  })
