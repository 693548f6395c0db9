import { z } from 'zod'
import type { ProblemCode } from './problems.ts'

/** Where a problem of this code is explained: the `type` member of its document, relative to the service. */
export const problemType = (code: ProblemCode): string => `/docs/problems#${code}`

/** What is wrong with one field of the input, or one line of an order. */
export const problemError = z.object({
  field: z
    .string()
    .optional()
    .meta({ examples: ['body.licenseIds.0'] }),
  line: z.int().min(1).optional(),
  message: z.string(),
  code: z
    .string()
    .optional()
    .meta({ description: 'Stable; of a line of an order', examples: ['partner-unknown'] }),
  facts: z
    .record(z.string(), z.union([z.string(), z.number()]))
    .optional()
    .meta({ description: 'What the message names' }),
})

/** RFC 9457: the body of every answer that is not a success, as `application/problem+json`. */
export const problemDocument = z
  .object({
    type: z.string().meta({ description: 'Where the code is explained, relative to the service' }),
    title: z.string().meta({ description: 'The same for every problem of this code' }),
    status: z.int().min(400).max(599),
    detail: z.string().meta({ description: 'One sentence about this very case' }),
    code: z.string().meta({ description: 'Stable: programs decide on it' }),
    remedy: z.string().meta({ description: 'The smallest thing that would change the answer' }),
    requestId: z.string().meta({ description: 'The same as in X-Request-Id; quote it to support' }),
    facts: z
      .record(z.string(), z.unknown())
      .meta({ description: 'The figures that the sentence and the remedy name' }),
    errors: z.array(problemError).optional(),
  })
  .meta({
    id: 'Problem',
    description: 'Why something was not done (RFC 9457)',
    examples: [
      {
        type: '/docs/problems#license-on-controller',
        title: 'A controller holds the license',
        status: 409,
        detail: 'The controller SC-0001-7F3A holds the license.',
        code: 'license-on-controller',
        remedy: 'Return it from the controller SC-0001-7F3A first.',
        requestId: 'b3f1c2d4-5a6b-4c7d-8e9f-0a1b2c3d4e5f',
        facts: { installCode: 'SC-0001-7F3A' },
      },
    ],
  })
export type ProblemDocument = z.infer<typeof problemDocument>
