import assert from 'node:assert/strict'
import {
  operations,
  problemDocument,
  problemsOf,
  type Operation,
  type OperationId,
  type Operations,
  type ProblemDocument,
} from '@tenure/contract'
import type { z } from 'zod'
import type { App } from '../app.ts'

export type Said = {
  /** The secret of the caller's token. */
  readonly token?: string | undefined
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  /** Sent as it is where it is a text, else as JSON. */
  readonly body?: unknown
  /** Idempotency-Key; a new one each time where the operation needs one and none is given. */
  readonly key?: string
  readonly ifMatch?: string
  readonly headers?: Readonly<Record<string, string>>
}

export type Answer<Id extends OperationId = OperationId> = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The body read as JSON; undefined where it is none. */
  readonly body: Body<Id>
}

/** An answer that nothing is known of yet. */
type Heard = Omit<Answer, 'body'> & { readonly body: unknown }

/** What an operation answers, or the problem: which of the two it is, a test says by what it reads. */
type Body<Id extends OperationId> = Told<z.output<Operations[Id]['reply']>> &
  Omit<Required<ProblemDocument>, 'status'>
type Told<Reply> = Reply extends undefined ? unknown : Reply

let keys = 0

/**
 * Calls an operation as the contract describes it, and holds the answer against the contract: a success against the
 * reply's schema with nothing besides, a problem against the codes that the operation may answer with.
 */
export const callOperation = async <Id extends OperationId>(
  app: App,
  id: Id,
  said: Said = {},
): Promise<Answer<Id>> => {
  const operation: Operation = operations[id]
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(said.params?.[name] ?? ''),
  )
  const query = new URLSearchParams(said.query).toString()
  const response = await app.request(query === '' ? path : `${path}?${query}`, {
    method: operation.method.toUpperCase(),
    headers: headersOf(operation, said),
    ...(said.body === undefined
      ? {}
      : { body: typeof said.body === 'string' ? said.body : JSON.stringify(said.body) }),
  })
  const text = await response.text()
  const isJson = (response.headers.get('content-type') ?? '').includes('json')
  const answer: Heard = {
    status: response.status,
    headers: response.headers,
    text,
    body: isJson ? (JSON.parse(text) as unknown) : undefined,
  }
  holdAgainstContract(id, answer)
  return answer
}

/** Asserts that the contract allows this answer of the operation. */
function holdAgainstContract<Id extends OperationId>(id: Id, answer: Heard): asserts answer is Answer<Id> {
  const operation: Operation = operations[id]
  const said = `${id}: ${answer.status} ${answer.text.slice(0, 500)}`
  if (answer.status === 304) return
  if (answer.status < 400) {
    assert.equal(answer.status, operation.status, said)
    assert.deepEqual(operation.reply.parse(answer.body), answer.body, said)
    return
  }
  assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/, said)
  const problem = problemDocument.parse(answer.body)
  assert.deepEqual(problem, answer.body, said)
  assert.equal(problem.status, answer.status, said)
  assert((problemsOf(operation) as readonly string[]).includes(problem.code), `undocumented code: ${said}`)
}

const headersOf = (operation: Operation, said: Said): Record<string, string> => ({
  ...(said.token === undefined ? {} : { authorization: `Bearer ${said.token}` }),
  ...(said.body === undefined ? {} : { 'content-type': operation.bodyType ?? 'application/json' }),
  ...(operation.idempotent ? { 'idempotency-key': said.key ?? `test-key-${++keys}` } : {}),
  ...(said.ifMatch === undefined ? {} : { 'if-match': said.ifMatch }),
  ...said.headers,
})
