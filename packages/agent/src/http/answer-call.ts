import { fieldMessage } from '@tenure/contract'
import type { Agent } from '../agent/agent.ts'
import { done, notDone, type Result } from '../result.ts'
import type { LocalCall } from './call.ts'
import { jsonReply, type LocalRequest } from './local-request.ts'
import { bodyTooLarge, inputInvalid } from './refusals.ts'
import type { Route } from './routes.ts'
import type { WhoCalls } from './who-calls.ts'

/** A request of the local API is small: 200 License IDs of 36 characters, and room. */
const MAX_BODY_BYTES = 65_536

/** How a call of the table is answered: who calls, whether that is permitted, what it says, and only then the agent. */
export const routeOf = (call: LocalCall, agent: Agent, who: WhoCalls): Route => ({
  method: call.method.toUpperCase(),
  path: call.path,
  answer: async (request, parameters) => {
    const caller = who.permitted(call.for, request.arrival, request.headers)
    if (!caller.ok) return caller
    const input = await readInput(request, parameters, call)
    if (!input.ok) return input
    const result = await call.answer(input.value, agent)
    return result.ok ? done(jsonReply(result.value)) : result
  },
})

/** Path, query and body in one object; the body may be left out. */
const readInput = async (
  request: LocalRequest,
  parameters: Readonly<Record<string, string>>,
  { input: shape, method, maxBodyBytes = MAX_BODY_BYTES }: LocalCall,
): Promise<Result<unknown>> => {
  const text = method === 'get' ? '' : await request.text(maxBodyBytes)
  if (text === null) return notDone(bodyTooLarge(maxBodyBytes))
  const body = bodyOf(text, request.headers['content-type'])
  if (!body.ok) return body
  const query = request.query === '' ? {} : Object.fromEntries(new URLSearchParams(request.query))
  const parsed = shape.safeParse({ ...query, ...body.value, ...parameters }, { error: fieldMessage })
  if (parsed.success) return done(parsed.data)
  const errors = parsed.error.issues.map(({ path, message }) =>
    [path.join('.'), message].filter(Boolean).join(': '),
  )
  return notDone(inputInvalid(errors.join('; ')))
}

const bodyOf = (text: string, contentType = ''): Result<object> => {
  if (text === '') return done({})
  if (!/^application\/json\b/i.test(contentType))
    return notDone(inputInvalid('the body must be application/json'))
  const json = jsonOf(text)
  return typeof json === 'object' && json !== null && !Array.isArray(json)
    ? done(json)
    : notDone(inputInvalid('the body is not a JSON object'))
}

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
