import { z } from 'zod'
import { colourOf, protocols, type Device } from '../../devices/device.ts'
import { pageOf } from '../../devices/list-page.ts'
import { done, type Result } from '../../result.ts'
import { localCall, type LocalCall } from '../call.ts'
import { cursorOf, pageQuery } from './device-query.ts'

const deviceId = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/, '1 to 64 letters, digits and . _ : -')
const deviceName = z.string().trim().min(1).max(120)
const byId = z.strictObject({ id: deviceId })

const withColour = (device: Device) => ({ ...device, colour: colourOf(device) })
const shown = (result: Result<Device>): Result<unknown> =>
  result.ok ? done(withColour(result.value)) : result

export const deviceCalls: readonly LocalCall[] = [
  localCall({
    method: 'get',
    path: '/v1/devices',
    for: 'viewer',
    input: pageQuery,
    answer: (query, agent) => {
      const { items, next, ...figures } = pageOf(agent.devices.list(), query)
      return done({ items: items.map(withColour), next: next === null ? null : cursorOf(next), ...figures })
    },
  }),
  localCall({
    method: 'post',
    path: '/v1/devices',
    for: 'driver',
    input: z.strictObject({
      id: deviceId,
      protocol: z.enum(protocols),
      name: deviceName.optional(),
      internal: z.boolean().default(false),
    }),
    answer: (input, agent) => shown(agent.devices.add({ ...input, name: input.name ?? input.id })),
  }),
  localCall({
    method: 'get',
    path: '/v1/devices/:id',
    for: 'viewer',
    input: byId,
    answer: ({ id }, agent) => shown(agent.devices.find(id)),
  }),
  localCall({
    method: 'delete',
    path: '/v1/devices/:id',
    for: 'driver',
    input: byId,
    answer: ({ id }, agent) => shown(agent.devices.remove(id)),
  }),
  localCall({
    method: 'post',
    path: '/v1/devices/:id/replace',
    for: 'driver',
    input: z.strictObject({ id: deviceId, by: deviceId, name: deviceName.optional() }),
    answer: ({ id, by, name }, agent) => shown(agent.devices.replace(id, { id: by, name: name ?? null })),
  }),
  localCall({
    method: 'post',
    path: '/v1/devices/:id/pin',
    for: 'owner',
    input: z.strictObject({ id: deviceId, pinned: z.boolean().default(true) }),
    answer: ({ id, pinned }, agent) => shown(agent.devices.pin(id, pinned)),
  }),
  localCall({
    method: 'post',
    path: '/v1/devices/:id/reassign',
    for: 'owner',
    input: z.strictObject({ id: deviceId, to: deviceId }),
    answer: ({ id, to }, agent) => shown(agent.devices.reassign(id, to)),
  }),
  localCall({
    method: 'post',
    path: '/v1/devices/:id/provision',
    for: 'driver',
    input: byId,
    answer: ({ id }, agent) => shown(agent.devices.provision(id)),
  }),
  localCall({
    method: 'post',
    path: '/v1/devices/:id/deprovision',
    for: 'driver',
    input: byId,
    answer: ({ id }, agent) => shown(agent.devices.deprovision(id)),
  }),
  ...(['read', 'write', 'configure', 'schedule'] as const).map((action) =>
    localCall({
      method: 'post',
      path: `/v1/devices/:id/${action}`,
      for: 'driver',
      input: byId,
      answer: ({ id }, agent) => shown(agent.devices.check(id, action)),
    }),
  ),
]
