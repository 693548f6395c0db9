import type { LicenseRefusal } from '../exchange/verdict.ts'
import type { Holder } from '../license/holder.ts'
import type { LicenseKind } from '../license/kind.ts'
import type { Refusal } from '../refusal/refusal.ts'
import type { RmaBudget } from './rma-budget.ts'

export const licenseNotInInventory = (licenseId: string, holder: Holder): Refusal => ({
  code: 'license-not-in-inventory',
  sentence: `The license ${licenseId} is not in the inventory: ${whereabouts[holder.at]}.`,
  remedy: wayToInventory[holder.at],
  facts: { licenseId, at: holder.at },
})

export const licenseNotInAccount = (licenseId: string, holder: Holder): Refusal => ({
  code: 'license-not-in-account',
  sentence: `The license ${licenseId} is in no account: ${whereabouts[holder.at]}.`,
  remedy:
    holder.at === 'inventory'
      ? 'Nothing needs to be done; leave this license out if there are others to recall.'
      : wayToInventory[holder.at],
  facts: { licenseId, at: holder.at },
})

/** For an activation by people: the license is to be in the account whose controller is named. */
export const licenseNotInAccountOf = (licenseId: string, installCode: string, account: string): Refusal => ({
  code: 'license-not-in-account',
  sentence: `The license ${licenseId} is not in the account of the controller ${installCode}.`,
  remedy: `Transfer it to the account ${account} first.`,
  facts: { licenseId, installCode, account },
})

export const licenseOnController = (licenseId: string, controllerId: string): Refusal => ({
  code: 'license-on-controller',
  sentence: `A controller holds the license ${licenseId}.`,
  remedy: wayToInventory.controller,
  facts: { licenseId, controllerId },
})

const whereabouts = {
  vendor: 'it has not been issued',
  inventory: 'it is in the inventory',
  account: 'an account has it',
  controller: 'a controller holds it',
  retired: 'it is retired',
} as const satisfies Record<Holder['at'], string>

const wayToInventory = {
  vendor: 'Ask Customer Success to issue it.',
  inventory: 'Nothing needs to be done.',
  account: 'Recall it from its account first.',
  controller:
    'Return it from the controller first; if the controller is dead, move its licenses by its install code (RMA).',
  retired: 'Use the parts it was split into, or another license.',
} as const satisfies Record<Holder['at'], string>

export const licenseWasActivated = (licenseId: string): Refusal => ({
  code: 'license-was-activated',
  sentence: `The license ${licenseId} has been activated before, so it cannot be split.`,
  remedy: 'Split a license that was never activated, or hand this one on whole.',
  facts: { licenseId },
})

export const splitKind = (licenseId: string, kind: LicenseKind): Refusal => ({
  code: 'split-kind',
  sentence: `The license ${licenseId} counts nothing that could be split.`,
  remedy: 'Hand it on whole; for more controllers buy one license each.',
  facts: { licenseId, kind },
})

export const splitSumMismatch = (
  licenseId: string,
  quantity: number,
  quantities: readonly number[],
): Refusal => {
  const sum = quantities.reduce((total, each) => total + each, 0)
  const off = Math.abs(quantity - sum)
  return {
    code: 'split-sum-mismatch',
    sentence:
      sum === quantity
        ? `The license ${licenseId} can only be split into two parts or more, each a whole number from 1.`
        : `The parts add up to ${sum}, and the license ${licenseId} has ${quantity}.`,
    remedy:
      sum === quantity
        ? `Name at least two whole numbers that add up to ${quantity}.`
        : `Make the parts ${off} ${sum < quantity ? 'larger' : 'smaller'} in all.`,
    facts: { licenseId, quantity, sum, parts: quantities.length },
  }
}

export const accountNotFound = (): Refusal => ({
  code: 'account-not-found',
  sentence: 'There is no such account.',
  remedy: 'Check the account’s id, and that it belongs to the partner whose licenses these are.',
  facts: {},
})

export const accountArchived = (account: string): Refusal => ({
  code: 'account-archived',
  sentence: `The account ${account} is archived.`,
  remedy: 'Have its partner unarchive it, or use an account that is in use.',
  facts: { account },
})

export const accountHoldsLicenses = (account: string, inAccount: number, onControllers: number): Refusal => ({
  code: 'account-holds-licenses',
  sentence: `The account ${account} still has ${inAccount} license(s), and its controllers hold ${onControllers}.`,
  remedy: `Archive it instead, or ${[
    ...(onControllers === 0 ? [] : [`have ${licenses(onControllers)} returned from its controllers`]),
    `recall ${licenses(inAccount + onControllers)} to the inventory`,
  ].join(' and ')} first.`,
  facts: { account, inAccount, onControllers },
})

const licenses = (count: number): string => (count === 1 ? '1 license' : `${count} licenses`)

export const accountHasControllers = (account: string, controllers: number): Refusal => ({
  code: 'account-has-controllers',
  sentence: `The account ${account} has ${controllers} controller(s), whose history is kept with it.`,
  remedy: 'Archive it instead.',
  facts: { account, controllers },
})

export const controllerNotFound = (): Refusal => ({
  code: 'controller-not-found',
  sentence: 'There is no such controller.',
  remedy: 'Check the install code; a controller is known once it has exchanged with the service.',
  facts: {},
})

export const controllerNotReplaced = (
  installCode: string,
  status: 'active' | 'pending' | 'left',
): Refusal => ({
  code: 'controller-not-replaced',
  sentence: `The controller ${installCode} was not replaced, so it cannot be reinstated.`,
  remedy: wayWithoutReinstating[status],
  facts: { installCode, status },
})

const wayWithoutReinstating = {
  active: 'Nothing needs to be done; the controller can be used.',
  pending: 'Approve it, if it is to be used.',
  left: 'Ask the partner that it belongs to now.',
} as const

export const replacementIsTheDead = (installCode: string): Refusal => ({
  code: 'controller-replaced',
  sentence: `The controller ${installCode} is the one that is given up, so it cannot be the replacement.`,
  remedy: 'Choose another controller of the account.',
  facts: { installCode },
})

export const replacementInOtherAccount = (installCode: string, account: string): Refusal => ({
  code: 'controller-in-other-account',
  sentence: `The controller ${installCode} is not of the account ${account}, to which the dead one belongs.`,
  remedy: `Choose a controller of the account ${account}, or leave the replacement out: the licenses then go back to the account.`,
  facts: { installCode, account },
})

/** T6: all or nothing. What the first of the licenses was refused for stands for all. */
export const replacementRefuses = (
  installCode: string,
  first: LicenseRefusal,
  refusedCount: number,
): Refusal => ({
  code: first.code,
  sentence: `Nothing was moved, because ${refusedCount} license(s) cannot go to the controller ${installCode}. The first: ${first.sentence}`,
  remedy: `${first.remedy} Or leave the replacement out: the licenses then go back to the account.`,
  facts: { ...first.facts, installCode, licenseId: first.licenseId, refused: refusedCount },
})

export const rmaBudgetSpent = ({ done, budget }: Pick<RmaBudget, 'done' | 'budget'>): Refusal => ({
  code: 'rma-budget-spent',
  sentence: `The partner has moved the licenses of ${done} dead controllers in the last 12 months, and may move those of ${budget}.`,
  remedy: 'Ask Customer Success to do it, which has no such limit.',
  facts: { done, budget },
})
