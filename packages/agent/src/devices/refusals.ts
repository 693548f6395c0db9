import type { AgentProblem } from '../result.ts'

export const deviceNotFound = (deviceId: string): AgentProblem => ({
  code: 'device-not-found',
  sentence: `The controller has no field device ${deviceId}.`,
  remedy: 'List the field devices and use one of their ids.',
  facts: { deviceId },
})

export const deviceExists = (deviceId: string): AgentProblem => ({
  code: 'device-exists',
  sentence: `The controller has a field device ${deviceId} already.`,
  remedy: 'Use it, or choose another id.',
  facts: { deviceId },
})
