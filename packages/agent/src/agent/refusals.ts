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

/** T8: the licenses that are here go on counting. */
export const tpmUnavailable = (reason: string): AgentProblem => ({
  code: 'tpm-unavailable',
  sentence: `The TPM with the controller’s key did not sign: ${reason}.`,
  remedy:
    'Nothing was asked or given up. Check TENURE_AGENT_TPM_TCTI and that the agent’s user may use the TPM.',
  facts: { reason },
})
