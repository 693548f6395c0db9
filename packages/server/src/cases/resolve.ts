import type { Operations } from '@tenure/contract'
import type { Handler, Problem } from '../http/handler.ts'
import { notFound } from '../http/refusals.ts'
import { caseToApi } from './convert.ts'
import { lockCase, writeResolution } from './store.ts'

export const resolve: Handler<Operations['resolveCase']> = async ({ params, body }, { caller, tx, at }) => {
  const found = await lockCase(caller.sight, tx, params.id)
  if (found === null) return { ok: false, refusal: notFound('case') }
  // What somebody else found out is not written over.
  if (found.resolvedAt !== null) return { ok: false, refusal: alreadyResolved(found.id) }
  const resolved = { at, resolution: body.resolution }
  await writeResolution(tx, found, resolved)
  return { ok: true, value: caseToApi({ ...found, resolvedAt: at, resolution: body.resolution }) }
}

const alreadyResolved = (caseId: string): Problem => ({
  code: 'not-found',
  sentence: 'The case is resolved already, so there is no open case with this id.',
  remedy: 'Read its resolution in the list of resolved cases.',
  facts: { caseId },
})
