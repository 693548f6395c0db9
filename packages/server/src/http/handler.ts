import type { Refusal, Sight } from '@tenure/core'
import type { Operation, OperationId, Operations, ProblemCode, Role, Scope } from '@tenure/contract'
import type { z } from 'zod'
import type { Tx } from '../db/database.ts'

/** Who calls: a token or a person, the role, and what may be seen (A4). */
export type Caller = {
  readonly kind: 'token' | 'person'
  /** Of the token, or of the person. */
  readonly id: string
  readonly name: string
  /** Of a person. */
  readonly email: string | null
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
  readonly errors?: readonly {
    readonly field?: string
    readonly line?: number
    readonly message: string
    readonly code?: string
    readonly facts?: Readonly<Record<string, string | number>>
  }[]
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

/** What an operation without a token works with: it opens its own transactions, and knows no caller. */
export type RawCall = { readonly at: number; readonly requestId: string; readonly ip: string }

/** A value, a refusal, or a ready-made JSON text, which is sent to the byte. */
export type RawOutcome<Value> = Outcome<Value> | { readonly ok: true; readonly text: string }

/** The handler of a public operation: it gets the body as it came, within the operation's limits, and its input read. */
export type RawHandler<O extends Operation> = {
  readonly raw: (body: string, call: RawCall, input: Input<O>) => Promise<RawOutcome<z.input<O['reply']>>>
  /** How many requests this one counts for against the client's quota; 1 where absent. */
  readonly countsFor?: (input: Input<O>) => number
  /** Which quota of the client's address it draws on; that of exchanges where absent. */
  readonly limitedBy?: PublicLimit
}

export type PublicLimit = 'exchange' | 'lookup'

/** The operations that anybody may call, without a token. */
export type RawId = {
  [Id in OperationId]: Operations[Id]['access'] extends 'public' ? Id : never
}[OperationId]

export type RawHandlers = { readonly [Id in RawId]: RawHandler<Operations[Id]> }

/** Handlers of some operations by operationId; `satisfies Handlers<'listProducts' | …>` checks a domain's table. */
export type Handlers<Ids extends OperationId = Exclude<OperationId, RawId>> = {
  readonly [Id in Ids]: Handler<Operations[Id]>
}

/** A handler whose operation is not known statically. The HTTP layer alone calls one, with input its schemas read. */
export type AnyHandler = (
  input: {
    readonly params: unknown
    readonly query: unknown
    readonly body: unknown
    readonly ifMatch: number | null
  },
  call: Call,
) => Promise<Outcome<unknown>>

type AnyInput = Parameters<AnyHandler>[0]

export type AnyRawHandler = {
  readonly raw: (body: string, call: RawCall, input: AnyInput) => Promise<RawOutcome<unknown>>
  readonly countsFor?: (input: AnyInput) => number
  readonly limitedBy?: PublicLimit
}
