import { z } from 'zod'
import { done, type Result } from '../../result.ts'
import type { User } from '../../users/open-users.ts'
import { newPassword } from '../../users/password.ts'
import { password, userName, userRole } from '../../users/user-file.ts'
import { localCall, type LocalCall } from '../call.ts'
import { nothing } from './fields.ts'

/** Where no password is sent, one is made, and told this once. */
const chosen = password.optional()

const told = (result: Result<User>, sent: string | undefined, made: string): Result<unknown> =>
  result.ok ? done({ ...result.value, password: sent === undefined ? made : null }) : result

export const userCalls: readonly LocalCall[] = [
  localCall({
    method: 'get',
    path: '/v1/users',
    for: 'owner',
    input: nothing,
    answer: (_, agent) => done({ items: agent.users.list(), othersMayView: agent.users.othersMayView() }),
  }),
  localCall({
    method: 'post',
    path: '/v1/users',
    for: 'owner',
    input: z.strictObject({ name: userName, role: userRole, password: chosen }),
    answer: async (input, agent) => {
      const made = newPassword()
      const { name, role } = input
      return told(await agent.users.add({ name, role }, input.password ?? made), input.password, made)
    },
  }),
  localCall({
    method: 'put',
    path: '/v1/users/:name/password',
    for: 'owner',
    input: z.strictObject({ name: userName, password: chosen }),
    answer: async (input, agent) => {
      const made = newPassword()
      return told(await agent.users.setPassword(input.name, input.password ?? made), input.password, made)
    },
  }),
  localCall({
    method: 'delete',
    path: '/v1/users/:name',
    for: 'owner',
    input: z.strictObject({ name: userName }),
    answer: ({ name }, agent) => agent.users.remove(name),
  }),
  localCall({
    method: 'put',
    path: '/v1/viewing',
    for: 'owner',
    input: z.strictObject({ othersMayView: z.boolean() }),
    answer: ({ othersMayView }, agent) => {
      agent.users.letOthersView(othersMayView)
      return done({ othersMayView })
    },
  }),
]
