import type { Problem } from '../ui/refusal.ts'
import type { Texts } from '../ui/language.ts'
import { defineTexts } from '../ui/language.ts'
import type { ActingAs } from './acting-as.ts'
import { withNext } from './next.ts'
import { customerPaths, partnerPaths, signInPaths, vendorPaths } from './paths.ts'

/** A page where what a refusal advises can be done. */
export type Remedy = { readonly label: Texts<string>; readonly to: string }

type Where = {
  readonly as: ActingAs | null
  /** The address of the page that was refused. */
  readonly here: string
}

type Facts = Problem['facts']
type Found = (facts: Facts, where: Where) => Remedy | null

/** The page that does what the refusal advises, or null: another person has to, or it is on the page already. */
export const remedyFor = ({ code, facts }: Problem, where: Where): Remedy | null =>
  remedies[code]?.(facts, where) ?? null

const signIn: Found = (_, { here }) => ({ label: texts.signIn, to: withNext(signInPaths.signIn(), here) })

/** The pages of vendor or partner, whoever this is; null for a customer. */
const worksPaths = ({ as }: Where) => {
  if (as === 'vendor') return vendorPaths
  return as?.startsWith('partner:') === true ? partnerPaths(as.slice('partner:'.length)) : null
}

const text = (fact: unknown): string | null => (typeof fact === 'string' && fact !== '' ? fact : null)

const toControllers: Found = (facts, where) => {
  const id = text(facts['controllerId'])
  const code = text(facts['installCode'])
  const customer = where.as?.startsWith('account:') === true ? customerPaths(where.as.slice(8)) : null
  const paths = worksPaths(where) ?? customer
  if (paths === null) return null
  if (id !== null) return { label: texts.controller, to: paths.controller(id) }
  const query = code === null ? '' : `?${new URLSearchParams({ q: code })}`
  return { label: texts.controllers, to: paths.controllers() + query }
}

const toCases: Found = (_, where) => {
  const paths = worksPaths(where)
  return paths === null ? null : { label: texts.cases, to: `${paths.cases()}?state=open` }
}

const toAccounts: Found = (_, where) => {
  const paths = worksPaths(where)
  return paths === null ? null : { label: texts.accounts, to: paths.accounts() }
}

const toInventory: Found = (_, { as }) => {
  if (as === 'vendor') return { label: texts.licenses, to: `${vendorPaths.licenses()}?at=inventory` }
  return as?.startsWith('partner:') === true
    ? { label: texts.inventory, to: partnerPaths(as.slice('partner:'.length)).inventory() }
    : null
}

const remedies: Partial<Record<Problem['code'], Found>> = {
  'session-missing': signIn,
  'token-missing': signIn,
  'token-invalid': signIn,
  'sso-required': (_, { here }) => ({
    label: texts.sso,
    to: `${signInPaths.signIn()}?${new URLSearchParams({ step: 'sso', next: here })}`,
  }),
  'second-factor-missing': (_, { here }) => ({
    label: texts.secondFactor,
    to: withNext(signInPaths.secondFactor(), here),
  }),
  'license-on-controller': toControllers,
  'license-on-another-controller': toControllers,
  'controller-in-other-account': toControllers,
  'account-has-controllers': toControllers,
  'key-changed': toCases,
  'generation-behind': toCases,
  'controller-replaced': toCases,
  'approval-required': toCases,
  'account-archived': toAccounts,
  'account-not-found': toAccounts,
  'account-holds-licenses': toAccounts,
  'license-not-in-inventory': toInventory,
  'license-not-in-account': toInventory,
  'rma-budget-spent': (_, { as }) =>
    as === 'vendor' ? { label: texts.settings, to: vendorPaths.settings() } : null,
  'upgrade-release-unknown': (_, { as }) =>
    as === 'vendor' ? { label: texts.releases, to: vendorPaths.releases() } : null,
}

const texts = {
  signIn: defineTexts('Sign in', 'Anmelden'),
  sso: defineTexts('Go to my organisation', 'Zu meiner Organisation'),
  secondFactor: defineTexts('Set up a second factor', 'Zweiten Faktor einrichten'),
  controller: defineTexts('To the controller', 'Zum Controller'),
  controllers: defineTexts('To the controllers', 'Zu den Controllern'),
  cases: defineTexts('To the open cases', 'Zu den offenen Fällen'),
  accounts: defineTexts('To the accounts', 'Zu den Konten'),
  licenses: defineTexts('To the licenses', 'Zu den Lizenzen'),
  inventory: defineTexts('To My Inventory', 'Zu meinem Bestand'),
  settings: defineTexts('To the settings', 'Zu den Einstellungen'),
  releases: defineTexts('To the releases', 'Zu den Versionen'),
}
