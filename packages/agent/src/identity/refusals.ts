import type { AgentProblem } from '../result.ts'

/** C9: what a site engineer sees who has lost the identity folder, or has not mounted it. */
export const identityLost = (identityFolder: string): AgentProblem => ({
  code: 'identity-lost',
  sentence:
    `This controller had another key before: the identity folder ${identityFolder} was emptied, or its partition is ` +
    'not mounted. Its licenses do not count with the new key.',
  remedy:
    'Stop the agent, put the identity folder back or mount it, and start again. If it is lost for good: ' +
    'tenure-agent refresh, and have the new key approved.',
  facts: { identityFolder },
})
