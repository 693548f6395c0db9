import type { LicenseKind } from '../license/kind.ts'
import type { Refusal } from '../refusal/refusal.ts'
import { approvalCodeOf } from './approval-code.ts'

/**
 * Says nothing of the key that is known: whoever presents a known install code learns no more than that it is known,
 * and the code of the key it has itself.
 */
export const keyChanged = (installCode: string, presentedKey: string): Refusal => ({
  code: 'key-changed',
  sentence: `The controller ${installCode} presents another key than the one it is known by.`,
  remedy: `If it was re-imaged or repaired, read the approval code ${approvalCodeOf(presentedKey)} out to the partner or to Customer Success, who approve the new key by it.`,
  facts: { installCode, approvalCode: approvalCodeOf(presentedKey) },
})

/** Tells no key: who guesses codes learns nothing but that this one is none. */
export const approvalCodeUnknown = (installCode: string): Refusal => ({
  code: 'approval-code-unknown',
  sentence: `No single key that the controller ${installCode} has presented has this approval code.`,
  remedy: 'Read the code again from `tenure-agent status` on the controller, after it has asked the service.',
  facts: { installCode },
})

export const customerIdUnknown = (): Refusal => ({
  code: 'customer-id-unknown',
  sentence: 'No account has this Customer ID.',
  remedy: 'Copy the Customer ID of the account again; it may have been replaced.',
  facts: {},
})

export const customerIdMissing = (): Refusal => ({
  code: 'customer-id-missing',
  sentence: 'The request names no Customer ID, so there is no account to draw from.',
  remedy: 'Set the Customer ID of the account on the controller, and ask again.',
  facts: {},
})

export const approvalRequired = (account: string): Refusal => ({
  code: 'approval-required',
  sentence: `The account ${account} approves each new controller, and this one still waits.`,
  remedy: 'Ask a contact of the account or its partner to approve the controller, and ask again.',
  facts: { account },
})

export const controllerReplaced = (installCode: string): Refusal => ({
  code: 'controller-replaced',
  sentence: `The controller ${installCode} was given up as dead; its licenses were moved.`,
  remedy: 'If it is to work again, ask Customer Success to reinstate it.',
  facts: { installCode },
})

/** `upgrades`: how many of them are upgrade licenses, which cannot be returned. */
export const controllerInOtherAccount = (
  installCode: string,
  licenses: number,
  upgrades: number,
): Refusal => ({
  code: 'controller-in-other-account',
  sentence: `The controller ${installCode} still holds ${licenses} license(s) of another account.`,
  remedy:
    upgrades === 0
      ? 'Return all its licenses, or use the Customer ID of the account it belongs to.'
      : 'Use the Customer ID of the account it belongs to; an upgrade license cannot be returned, so it stays there.',
  facts: { installCode, licenses, upgrades },
})

export const requestNamesOthers = (licenseId: string, others: number): Refusal => ({
  code: 'request-names-others',
  sentence: `The request wants or returns ${others} license(s) besides ${licenseId}.`,
  remedy:
    'Make a request on the controller that names this license alone; or sign in, where a request may name any.',
  facts: { licenseId, others },
})

export const generationBehind = (controllerGeneration: number, serviceGeneration: number): Refusal => ({
  code: 'generation-behind',
  sentence: `The controller holds license file ${controllerGeneration}, but was given ${serviceGeneration} before.`,
  remedy: 'Apply this answer, which states what the controller holds, and ask again.',
  facts: { controllerGeneration, serviceGeneration },
})

export const otherFileHeld = (generation: number): Refusal => ({
  code: 'generation-behind',
  sentence: `The controller holds another license file ${generation} than it was given.`,
  remedy: 'Apply this answer, which states what the controller holds, and ask again.',
  facts: { controllerGeneration: generation, serviceGeneration: generation },
})

export const licenseFileFull = (most: number): Refusal => ({
  code: 'license-file-full',
  sentence: `The controller holds ${most} licenses, as many as a license file can state.`,
  remedy:
    'Return a license that is no longer needed, or activate a larger one in place of several small ones.',
  facts: { most },
})

export const licenseNotFound = (): Refusal => ({
  code: 'license-not-found',
  sentence: 'The account has no such license.',
  remedy: 'Check the License ID, and that the partner has transferred the license to this account.',
  facts: {},
})

export const licenseOnAnotherController = (licenseId: string): Refusal => ({
  code: 'license-on-another-controller',
  sentence: 'Another controller of the account holds this license.',
  remedy:
    'Return it there first; if that controller is dead, have its licenses moved by its install code (RMA).',
  facts: { licenseId },
})

export const licenseNotOnController = (licenseId: string): Refusal => ({
  code: 'license-not-on-controller',
  sentence: 'The controller does not hold this license, so there is nothing to return.',
  remedy: 'Nothing needs to be done; the license file lists what the controller holds.',
  facts: { licenseId },
})

export const licenseNotReturnable = (licenseId: string): Refusal => ({
  code: 'license-not-returnable',
  sentence: 'An upgrade license is used up when it is activated and cannot be returned.',
  remedy: 'Leave it on the controller; it keeps the right to the release it reached.',
  facts: { licenseId },
})

export const activationKind = (licenseId: string, kind: LicenseKind): Refusal => ({
  code: 'activation-kind',
  sentence: `The license ${licenseId} is activated by its controller; only Remote CMS is activated here.`,
  remedy: 'Have the Owner activate it on the controller, online or with a request that is carried.',
  facts: { licenseId, kind },
})

export const coreAlreadyHeld = (): Refusal => ({
  code: 'core-already-held',
  sentence: 'The controller has a core license, and one is enough.',
  remedy: 'Keep this license for another controller.',
  facts: {},
})
