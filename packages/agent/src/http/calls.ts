import { MAX_LICENSES_PER_REQUEST } from '@tenure/core'
import { z } from 'zod'
import { colourOf, protocols, type Device } from '../devices/device.ts'
import { done, type Result } from '../result.ts'
import { localCall, type LocalCall } from './call.ts'

const licenseId = z.uuid().toLowerCase()
const licenseIds = z.array(licenseId).min(1).max(MAX_LICENSES_PER_REQUEST)
const deviceId = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/, '1 to 64 letters, digits and . _ : -')
const deviceName = z.string().trim().min(1).max(120)
const byId = z.strictObject({ id: deviceId })
const nothing = z.strictObject({})

const withColour = (device: Device) => ({ ...device, colour: colourOf(device) })
const shown = (result: Result<Device>): Result<unknown> =>
  result.ok ? done(withColour(result.value)) : result

const licenseCalls: readonly LocalCall[] = [
  localCall({
    method: 'get',
    path: '/v1/status',
    for: 'driver',
    input: nothing,
    answer: (_, agent) => done(agent.status()),
  }),
  localCall({
    method: 'get',
    path: '/v1/licenses',
    for: 'driver',
    input: nothing,
    answer: (_, agent) => done({ items: agent.licenses() }),
  }),
  localCall({
    method: 'get',
    path: '/v1/can-upgrade',
    for: 'driver',
    input: z.strictObject({
      version: z.string().trim().min(1).max(40),
      releasedAt: z.iso.datetime().optional(),
    }),
    answer: ({ version, releasedAt }, agent) =>
      agent.canUpgrade(version, releasedAt === undefined ? null : Date.parse(releasedAt)),
  }),
  localCall({
    method: 'get',
    path: '/v1/doctor',
    for: 'owner',
    input: nothing,
    answer: async (_, agent) => done({ findings: await agent.examine() }),
  }),
  localCall({
    method: 'get',
    path: '/v1/account',
    for: 'owner',
    input: nothing,
    answer: (_, agent) => done({ account: agent.account() }),
  }),
  localCall({
    method: 'put',
    path: '/v1/account',
    for: 'owner',
    input: z.strictObject({ customerId: z.uuid().toLowerCase() }),
    answer: async ({ customerId }, agent) => {
      agent.setAccount(customerId)
      // With its offers the service tells the account's name; and a Customer ID that nobody has is told at once.
      const offered = await agent.offers()
      return done({
        account: agent.account(),
        offers: offered.ok ? offered.value.offers.length : null,
        problem: offered.ok ? null : offered.refusal,
      })
    },
  }),
  localCall({
    method: 'get',
    path: '/v1/offers',
    for: 'owner',
    input: nothing,
    answer: (_, agent) => agent.offers(),
  }),
  localCall({
    method: 'post',
    path: '/v1/activate',
    for: 'owner',
    input: z.strictObject({ licenseIds }),
    answer: (input, agent) => agent.activate(input.licenseIds),
  }),
  localCall({
    method: 'post',
    path: '/v1/return',
    for: 'owner',
    input: z.union([z.strictObject({ licenseIds }), z.strictObject({ all: z.literal(true) })]),
    answer: (input, agent) => agent.giveBack('all' in input ? 'all' : input.licenseIds),
  }),
  localCall({
    method: 'post',
    path: '/v1/refresh',
    for: 'owner',
    input: nothing,
    answer: (_, agent) => agent.refresh(),
  }),
  localCall({
    method: 'post',
    path: '/v1/request',
    for: 'owner',
    input: z.strictObject({
      want: z.array(licenseId).max(MAX_LICENSES_PER_REQUEST).default([]),
      give: z.array(licenseId).max(MAX_LICENSES_PER_REQUEST).default([]),
    }),
    answer: ({ want, give }, agent) => agent.prepareRequest(want, give),
  }),
  localCall({
    method: 'post',
    path: '/v1/apply',
    for: 'owner',
    input: z.strictObject({ documents: z.string().min(1).max(60_000) }),
    answer: ({ documents }, agent) => agent.applyDocuments(documents),
  }),
]

const deviceCalls: readonly LocalCall[] = [
  localCall({
    method: 'get',
    path: '/v1/devices',
    for: 'driver',
    input: nothing,
    answer: (_, agent) => done({ items: agent.devices.list().map(withColour) }),
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
    for: 'driver',
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
    answer: ({ id, by, name }, agent) => shown(agent.devices.replace(id, { id: by, name: name ?? by })),
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

/** The whole local API, in the order of `docs/controller.md`. */
export const localCalls: readonly LocalCall[] = [...licenseCalls, ...deviceCalls]
