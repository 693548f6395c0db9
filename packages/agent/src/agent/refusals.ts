import type { AgentProblem } from '../result.ts'

export const agentLocked = (folder: string): AgentProblem => ({
  code: 'agent-locked',
  sentence: `Another agent process uses ${folder}.`,
  remedy: 'Call that one (it answers on agent.sock in the folder), or stop it first.',
  facts: { folder },
})

export const licenseNotHeld = (licenseId: string): AgentProblem => ({
  code: 'license-not-on-controller',
  sentence: 'The controller does not hold this license, so it keeps no note on it.',
  remedy: 'Choose one of the licenses that the controller holds.',
  facts: { licenseId },
})
