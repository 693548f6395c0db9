import { MAX_LICENSES_PER_REQUEST } from '@tenure/core'
import { z } from 'zod'
import { done } from '../../result.ts'
import { localCall, type LocalCall } from '../call.ts'
import { licenseId } from './fields.ts'

/** The answers to a site bundle of 500 controllers have about two megabytes. */
const MAX_CARRIED_BYTES = 4_000_000

const asked = {
  want: z.array(licenseId).max(MAX_LICENSES_PER_REQUEST).default([]),
  give: z.array(licenseId).max(MAX_LICENSES_PER_REQUEST).default([]),
}

/** O1: both halves of an exchange that a person carries. */
export const offlineCalls: readonly LocalCall[] = [
  localCall({
    method: 'get',
    path: '/v1/request',
    for: 'owner',
    input: z.strictObject({}),
    answer: (_, agent) => done(agent.waitingRequest() ?? { document: null }),
  }),
  localCall({
    method: 'post',
    path: '/v1/request',
    for: 'owner',
    input: z.strictObject(asked),
    answer: ({ want, give }, agent) => agent.prepareRequest(want, give),
  }),
  localCall({
    method: 'delete',
    path: '/v1/request',
    for: 'owner',
    input: z.strictObject({}),
    answer: (_, agent) => agent.discardRequest(),
  }),
  localCall({
    method: 'post',
    path: '/v1/apply',
    for: 'owner',
    maxBodyBytes: MAX_CARRIED_BYTES,
    input: z.strictObject({ documents: z.string().min(1) }),
    answer: ({ documents }, agent) => agent.applyDocuments(documents),
  }),
  localCall({
    method: 'post',
    path: '/v1/bundle/add',
    for: 'owner',
    maxBodyBytes: MAX_CARRIED_BYTES,
    input: z.strictObject({ bundle: z.string().nullable().default(null), ...asked }),
    answer: ({ bundle, want, give }, agent) => agent.addToBundle(bundle, want, give),
  }),
]
