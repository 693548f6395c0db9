import { operations } from '../operations.ts'
import type { Operation } from '../operation.ts'
import { problemDocument } from '../problem-document.ts'
import { headerComponents, parameterComponents } from './headers.ts'
import { schemaPrinter, type Json } from './json-schema.ts'
import { operationObject } from './operation-object.ts'
import { responsePrinter } from './responses.ts'

/** The whole API as an OpenAPI 3.1 document. `openapi.json` is its print; the service serves it as it is. */
export const openApiDocument = (): Json => {
  const schemas = schemaPrinter()
  const responses = responsePrinter()
  // A root schema is printed in place, not collected: an outer array makes it a definition like the others.
  schemas.print(problemDocument.array(), 'output')
  const paths = pathsOf(operations, (id, operation) => operationObject(id, operation, schemas, responses))
  return {
    openapi: '3.1.1',
    info: {
      title: 'Tenure',
      version: '1',
      summary: 'License management for edge controllers',
      description: introduction,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: 'This service' }],
    tags: [...new Set(Object.values(operations).map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: schemas.components(),
      responses: responses.components(),
      headers: headerComponents,
      parameters: parameterComponents,
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'A token made by `POST /v1/tokens`' },
      },
    },
  }
}

const introduction = `Every change can be repeated safely: send the same \`Idempotency-Key\` again and get the same answer.
Lists come in pages: pass \`nextCursor\` back as \`cursor\`. Ignore members that you do not know; more may come.
What is not done is answered with a problem document (RFC 9457): decide on \`code\`, show \`detail\` and \`remedy\`.
[All problems](/docs/problems), with their causes and remedies. What belongs to somebody else is answered as not found.`

/** Operations by path and method, in the order in which they are written. */
const pathsOf = (
  all: Readonly<Record<string, Operation>>,
  print: (id: string, operation: Operation) => Json,
): Json => {
  const paths: Record<string, Record<string, Json>> = {}
  for (const [id, operation] of Object.entries(all))
    (paths[operation.path] ??= {})[operation.method] = print(id, operation)
  return paths
}
