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

export const noLicenseFile = (): AgentProblem => ({
  code: 'document-unreadable',
  sentence: 'There is neither a license file nor a key list in it.',
  remedy: 'Fetch the answer to the request of this controller in the Customer Portal, and add that file.',
  facts: {},
})

export const requestsNotAnswers = (): AgentProblem => ({
  code: 'document-unreadable',
  sentence: 'This is what a controller asks, not the answer to it.',
  remedy:
    'Carry it to the service first (tenure-agent bundle carry, or the Customer Portal), and add what comes back.',
  facts: {},
})

export const answersOfOthers = (own: string, count: number): AgentProblem => ({
  code: 'document-for-another-controller',
  sentence: `Of the ${count} answer(s) in the file none is for this controller, ${own}.`,
  remedy: `Add the request of ${own} to the site bundle (tenure-agent bundle add FILE), and carry it again.`,
  facts: { own, count },
})

export const requestNotWaiting = (): AgentProblem => ({
  code: 'request-not-waiting',
  sentence: 'No request of this controller waits for its answer.',
  remedy: 'Nothing needs to be done. tenure-agent request makes a new one.',
  facts: {},
})

/** O4: what is given up is given up; without the request nobody could prove it. */
export const requestGives = (give: readonly string[]): AgentProblem => ({
  code: 'request-gives',
  sentence: `The waiting request is the proof that ${give.length} license(s) were given up, and stays until it is answered.`,
  remedy: 'Carry it to the service and apply the answer; tenure-agent request shows it again.',
  facts: { give },
})

/** What was asked for and is not so, where the reasons did not come along. */
export const reasonNotCarried = (licenseId: string, asked: 'want' | 'give') => ({
  licenseId,
  code: 'reason-not-carried',
  sentence:
    asked === 'want'
      ? 'The license was asked for, and the license file does not list it. The reason did not come along.'
      : 'The license was returned, and the license file still lists it. The reason did not come along.',
  remedy:
    'Hand the same request in again and apply the answer saved as JSON: it names the reason and the remedy.',
  facts: {},
})
