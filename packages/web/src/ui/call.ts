import { notReached, readProblem, Refusal } from './refusal.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** Calls the controller that this page came from. @throws Refusal, for whatever was not done. */
export const call = async <Answer>(method: Method, path: string, body?: unknown): Promise<Answer> => {
  const response = await fetch(path, {
    method,
    credentials: 'same-origin',
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new Refusal(notReached(), 0)
  })
  const answer = await jsonOf(response)
  if (!response.ok) throw new Refusal(readProblem(answer, response.status), response.status)
  return answer as Answer
}

const jsonOf = async (response: Response): Promise<unknown> => {
  try {
    return await response.json()
  } catch {
    return null
  }
}
