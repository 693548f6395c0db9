import type { z } from 'zod'
import type { Agent } from '../agent/agent.ts'
import type { Result } from '../result.ts'
import type { LocalCaller } from './tokens.ts'

/** One call of the local API as data: the app mounts it, and the CLI sends it. */
export type LocalCall<Input extends z.ZodType = z.ZodType> = {
  readonly method: 'get' | 'post' | 'put' | 'delete'
  /** With `:id` for the device. */
  readonly path: `/v1/${string}`
  /** A3: `owner` is for the Owner alone, `driver` for drivers as well, `viewer` for whoever is known. */
  readonly for: LocalCaller
  /** What it takes: path parameters, query and body in one object. */
  readonly input: Input
  /** Where more may come than most calls take. */
  readonly maxBodyBytes?: number
  readonly answer: (input: z.output<Input>, agent: Agent) => Result<unknown> | Promise<Result<unknown>>
}

/** Keeps the type of the input while checking the shape. */
export const localCall = <Input extends z.ZodType>(call: LocalCall<Input>): LocalCall => call

/** A3: who may make a call that is `for` somebody. */
const mayCall = {
  owner: ['owner'],
  driver: ['owner', 'driver'],
  viewer: ['owner', 'driver', 'viewer'],
} as const satisfies Readonly<Record<LocalCaller, readonly LocalCaller[]>>

export const isPermitted = (caller: LocalCaller, call: Pick<LocalCall, 'for'>): boolean =>
  (mayCall[call.for] as readonly LocalCaller[]).includes(caller)
