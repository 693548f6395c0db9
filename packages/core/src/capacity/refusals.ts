import type { Refusal } from '../refusal/refusal.ts'

/** The account's name, for remedies; null where only its Customer ID is known. */
export type AccountName = string | null

const toAccount = (account: AccountName): string =>
  account === null ? 'the controller’s account' : `account ${account}`

const seats = (count: number): string => (count === 1 ? '1 more seat' : `${count} more seats`)

const buyCapacity = (missing: number, account: AccountName): string =>
  `transfer a capacity license of at least ${missing} to ${toAccount(account)} and activate it`

export const deviceUnlicensed = (deviceId: string, missing: number, account: AccountName): Refusal => ({
  code: 'device-unlicensed',
  sentence: `The device ${deviceId} is unlicensed: all seats are taken.`,
  remedy: `${seats(missing)}: ${buyCapacity(missing, account)}. Or reassign the seat of another device.`,
  facts: { deviceId, missing, account },
})

/** `what` stands still: "The scheduler". */
export const noCapacity = (what: string, missing: number, account: AccountName): Refusal => ({
  code: 'no-capacity',
  sentence: `${what} stands still, because the controller has no capacity.`,
  remedy: `${seats(missing)}: ${buyCapacity(missing, account)}.`,
  facts: { missing, account },
})

export const coreRequired = (action: string, account: AccountName): Refusal => ({
  code: 'core-required',
  sentence: `On a SmartServer Pi, ${action} needs a core license, and the controller has none.`,
  remedy: `1 core license: transfer it to ${toAccount(account)} and activate it.`,
  facts: { action, account },
})

export const seatNotFree = (sentence: string): Refusal => ({
  code: 'seat-not-free',
  sentence,
  remedy: 'Choose a licensed field device to give its seat, and an unlicensed one to take it.',
  facts: {},
})
