import type { Refusal, Sight } from '@tenure/core'
import type { Operation, OperationId, Operations, ProblemCode, Role, Scope } from '@tenure/contract'
import type { z } from 'zod'
import type { Tx } from '../db/database.ts'

/** Who calls: the token, its role, and what it may see (A4). */
export type Caller = {
  readonly tokenId: string
  readonly name: string
  readonly scope: Scope
  readonly role: Role
  readonly sight: Sight
}

/**
 * What a handler works with besides its input: one open transaction, in which everything it does happens or nothing
 * does; the instant at which it is judged; and ids, so that no handler asks a clock or a random source itself.
 */
export type Call = {
  readonly tx: Tx
  readonly caller: Caller
  readonly at: number
  readonly requestId: string
  /** A new UUIDv7, for rows. */
  readonly newId: () => string
  /** A new random UUID, for License IDs and Customer IDs (spec §1). */
  readonly newRandomId: () => string
}

/** Why a call was not done; a refusal of core is one. `errors` names fields or lines of the input. */
export type Problem = Omit<Refusal, 'code'> & {
  readonly code: ProblemCode
  readonly errors?: readonly { readonly field?: string; readonly line?: number; readonly message: string }[]
}

export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value; readonly version?: number }
  | { readonly ok: false; readonly refusal: Problem }

type Part<O extends Operation, Key extends 'params' | 'query' | 'body'> = O[Key] extends z.ZodType
  ? z.output<O[Key]>
  : undefined

export type Input<O extends Operation> = {
  readonly params: Part<O, 'params'>
  readonly query: Part<O, 'query'>
  readonly body: Part<O, 'body'>
  /** The version of `If-Match`, where the operation asks for it. */
  readonly ifMatch: number | null
}

export type Handler<O extends Operation> = (
  input: Input<O>,
  call: Call,
) => Promise<Outcome<z.input<O['reply']>>>

/** Handlers of some operations by operationId; `satisfies Handlers<'listProducts' | …>` checks a domain's table. */
export type Handlers<Ids extends OperationId = OperationId> = {
  readonly [Id in Ids]: Handler<Operations[Id]>
}
