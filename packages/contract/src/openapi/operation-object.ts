import type { z } from 'zod'
import type { Access } from '../access.ts'
import type { Operation } from '../operation.ts'
import { callHeaders } from './headers.ts'
import type { Json, schemaPrinter } from './json-schema.ts'
import type { responsePrinter } from './responses.ts'

/** One operation as OpenAPI describes it. */
export const operationObject = (
  operationId: string,
  operation: Operation,
  { print }: ReturnType<typeof schemaPrinter>,
  responses: ReturnType<typeof responsePrinter>,
): Json => {
  const parameters = [
    ...parametersIn('path', operation.params, print),
    ...parametersIn('query', operation.query, print),
    ...callHeaders(operation),
  ]
  const reply = operation.status === 204 ? {} : print(operation.reply, 'output')
  return {
    operationId,
    tags: [operation.tag],
    summary: operation.summary,
    description: [operation.description, whoMayCall(operation.access)].filter(Boolean).join('\n\n'),
    security: operation.access === 'public' ? [] : [{ token: [] }],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(operation.body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: {
              [operation.bodyType ?? 'application/json']: { schema: print(operation.body, 'input') },
            },
          },
        }),
    responses: responses.print(operation, reply),
  }
}

const whoMayCall = (access: Access): string =>
  access === 'public'
    ? 'No token is needed.'
    : `Least role: ${Object.entries(access)
        .map(([scope, role]) => `${scope} ${role}`)
        .join(', ')}.`

const parametersIn = (
  place: 'path' | 'query',
  schema: z.ZodObject | undefined,
  print: ReturnType<typeof schemaPrinter>['print'],
): readonly Json[] => {
  if (schema === undefined) return []
  const { properties = {}, required = [] } = print(schema, 'input') as {
    readonly properties?: Record<string, Json>
    readonly required?: readonly string[]
  }
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema: property,
  }))
}
