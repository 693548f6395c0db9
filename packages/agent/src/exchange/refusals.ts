import type { AgentProblem } from '../result.ts'

export const serviceUnreachable = (serviceUrl: string, waiting: boolean): AgentProblem => ({
  code: 'service-unreachable',
  sentence: `The license service at ${serviceUrl} cannot be reached.`,
  remedy: waiting
    ? 'The request is kept and sent again by itself; check the network, or carry it offline.'
    : 'Check the network and TENURE_AGENT_SERVICE_URL. Everything on this controller goes on as it is.',
  facts: { serviceUrl, waiting },
})

export const accountNotSet = (): AgentProblem => ({
  code: 'account-not-set',
  sentence: 'This controller does not know the account whose licenses it may use.',
  remedy: 'Set the Customer ID: tenure-agent account set CUSTOMER-ID.',
  facts: {},
})

export const rootKeyMissing = (file: string, problem: string): AgentProblem => ({
  code: 'root-key-missing',
  sentence: `The vendor’s root key cannot be read from ${file}: ${problem}.`,
  remedy: 'Put the vendor’s root public key (JWK) there, or name its file in TENURE_AGENT_ROOT_KEY.',
  facts: { file },
})

/** A problem of the service that decides nothing about the request: it is busy, or it limits us. */
export const serviceProblem = (problem: {
  readonly code: AgentProblem['code']
  readonly detail: string
  readonly remedy: string
}): AgentProblem => ({ code: problem.code, sentence: problem.detail, remedy: problem.remedy, facts: {} })

export const keyListMissing = (): AgentProblem => ({
  code: 'document-key-unknown',
  sentence: 'This controller holds no key list, so it cannot tell whether the license file is genuine.',
  remedy: 'Refresh once with the service; the key list comes along with its answer.',
  facts: {},
})
