import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ACCOUNT, activated, day, maintenance, PARTNER } from '../../testing/sample-license.ts'
import { noticeRecipients, type AccountAudience, type NoticeAudiences } from './notice-recipients.ts'
import { noticeKinds, type NoticeKind } from './notices.ts'

const unstarted = maintenance(10)
const onController = activated(unstarted, day('2026-03-05'))
const inAccount = { ...onController, holder: unstarted.holder }
const inInventory = { ...onController, holder: { at: 'inventory', partnerId: PARTNER } as const }

const account: AccountAudience = {
  audience: 'contacts-and-partner',
  language: 'de',
  contacts: [
    { email: 'site@example.com', language: 'en', notices: true },
    { email: 'quiet@example.com', language: 'en', notices: false },
  ],
  stopped: [],
}
const audiences = (change: Partial<AccountAudience> = {}, owners: string[] = []): NoticeAudiences => ({
  partner: [{ email: 'sales@example.com', language: 'en', notices: true, kinds: noticeKinds }],
  accounts: { [ACCOUNT]: { ...account, ...change } },
  owners: { 'controller-1': owners },
})
const told = (
  license: typeof onController,
  to: NoticeAudiences = audiences(),
  kind: NoticeKind = 'maintenance-ends',
) => noticeRecipients(license, kind, to).map(({ email, language, as }) => `${as} ${email} ${language}`)

test('M9: contacts that want it, the Owner of the controller and the partner’s people are told', () =>
  assert.deepEqual(told(onController, audiences({}, ['owner@example.com'])), [
    'contact site@example.com en',
    'owner owner@example.com de',
    'partner sales@example.com en',
  ]))

test('of what no controller holds no Owner is told; of what is in the inventory the partner alone', () => {
  const withOwner = audiences({}, ['owner@example.com'])
  assert.deepEqual(told(inAccount, withOwner), [
    'contact site@example.com en',
    'partner sales@example.com en',
  ])
  assert.deepEqual(told(inInventory, withOwner), ['partner sales@example.com en'])
})

test('the account’s setting: off tells the Owner alone, contacts leaves the partner out', () => {
  const owners = ['owner@example.com']
  assert.deepEqual(told(onController, audiences({ audience: 'off' }, owners)), ['owner owner@example.com de'])
  assert.deepEqual(told(onController, audiences({ audience: 'contacts' }, owners)), [
    'contact site@example.com en',
    'owner owner@example.com de',
  ])
})

test('a partner’s address is told of the kinds it wants, and only while it wants notices', () => {
  const { partner, ...rest } = audiences()
  const wanting = (change: object) => ({ ...rest, partner: partner.map((each) => ({ ...each, ...change })) })
  const trials = wanting({ kinds: ['trial-ends'] })
  assert.deepEqual(told(inInventory, trials), [])
  assert.deepEqual(told(inInventory, trials, 'trial-ends'), ['partner sales@example.com en'])
  assert.deepEqual(told(inInventory, wanting({ notices: false })), [])
})

test('an address that is several of these is told once, in its contact’s language', () => {
  const same = ['site@example.com', 'quiet@example.com', 'sales@example.com']
  assert.deepEqual(told(onController, audiences({}, same)), [
    'contact site@example.com en',
    'owner quiet@example.com en',
    'owner sales@example.com de',
  ])
})

test('who unsubscribed is told nothing about that account, whoever named the address', () => {
  const stopped = ['site@example.com', 'owner@example.com']
  assert.deepEqual(told(onController, audiences({ stopped }, ['owner@example.com'])), [
    'partner sales@example.com en',
  ])
})
