import type { Operation } from '../operation.ts'
import { problemsOf } from '../problems-of.ts'
import { problems, type ProblemCode } from '../problems.ts'
import { everyAnswer, headers } from './headers.ts'
import type { Json } from './json-schema.ts'

/** Prints the answers of operations; what many operations answer alike is collected, and referred to by name. */
export const responsePrinter = () => {
  const components = new Map<string, Json>()

  /** The codes of one status, together: a component named after them, such as `404.license-not-found`. */
  const failure = (status: number, codes: readonly ProblemCode[]): Json => {
    const name = [status, ...codes].join('.')
    components.set(name, failureObject(status, codes))
    return { $ref: `#/components/responses/${name}` }
  }

  const print = (operation: Operation, reply: Json): Json => ({
    [operation.status]: success(operation, reply),
    ...Object.fromEntries(
      [...Map.groupBy(problemsOf(operation), (code) => problems[code].status)].map(([status, codes]) => [
        status,
        failure(status, codes),
      ]),
    ),
  })

  return { print, components: () => Object.fromEntries([...components].toSorted(byName)) }
}

const byName = ([one]: [string, Json], [other]: [string, Json]) => (one < other ? -1 : 1)

const success = (operation: Operation, reply: Json): Json => ({
  description: descriptions[operation.status],
  headers: headers(...everyAnswer, ...(operation.etag === undefined ? [] : (['ETag'] as const))),
  ...(operation.status === 204 ? {} : { content: { 'application/json': { schema: reply } } }),
})

const descriptions = {
  200: 'Done.',
  201: 'Made.',
  204: 'Done; there is nothing to say about it.',
} as const satisfies Record<Operation['status'], string>

const failureObject = (status: number, codes: readonly ProblemCode[]): Json => ({
  description: codes.map((code) => `\`${code}\`: ${problems[code].title}.`).join('\n\n'),
  headers: headers(...everyAnswer, ...(status === 429 || status === 503 ? (['Retry-After'] as const) : [])),
  content: {
    'application/problem+json': {
      schema: {
        allOf: [
          { $ref: '#/components/schemas/Problem' },
          { type: 'object', properties: { code: { enum: codes }, status: { const: status } } },
        ],
      },
    },
  },
})
