import { orThrow, type Client } from '@tenure/sdk'
import type { Entry, Once } from '../diary.ts'
import type { PartnerPlan, PersonPlan } from '../plan.ts'
import { partnerClient, partnerId, type Stage } from '../stage.ts'
import { partners } from '../tables/partners.ts'
import { openInvitations, releases, vendorPeople } from '../tables/vendor.ts'
import { daysAgo, type When } from '../when.ts'

const BEGINS_DAYS_AGO = 560

/** The first start of the service; the link for its first administrator is good for a day. */
export const worldBegins: When = daysAgo(BEGINS_DAYS_AGO)

/** The vendor with its people, its partners with theirs, the releases of its software. */
export const settleIn = (): Entry[] => [
  { when: worldBegins, name: 'vendor', act: settleVendor },
  ...partners.map((plan, index) => ({
    when: daysAgo(BEGINS_DAYS_AGO - 10 - 3 * index),
    name: plan.key,
    act: (stage: Stage, once: Once) => settlePartner(stage, once, plan),
  })),
  ...releases.map(({ version, when }) => ({
    when,
    name: `release-${version.replaceAll(' ', '-')}`,
    act: async ({ vendor, clock }: Stage, once: Once) => {
      const publishedAt = new Date(clock.at).toISOString()
      orThrow(await vendor.publishRelease({ ...once('publish'), body: { version, publishedAt } }))
    },
  })),
  ...openInvitations.map(({ when, partner, ...person }) => ({
    when,
    name: `invitation-${person.email}`,
    act: async (stage: Stage, once: Once) => {
      const inviter = partner === null ? stage.vendor : partnerClient(stage, partner)
      orThrow(await inviter.inviteMember({ ...once('invite'), body: person }))
    },
  })),
]

const settleVendor = async (stage: Stage, once: Once): Promise<void> => {
  const { vendor, firstAdministratorLink: link } = stage
  const [first, ...others] = vendorPeople
  if (link !== null) await accept(stage, link, first)
  for (const person of others) await join(stage, once, vendor, person)

  // So that one can look around with a password alone.
  const read = await vendor.getSettings()
  if (orThrow(read).secondFactor === 'optional') return
  const ifMatch = (read.ok ? read.etag : null) ?? ''
  orThrow(await vendor.editSettings({ ifMatch, body: { secondFactor: 'optional' } }))
}

const settlePartner = async (stage: Stage, once: Once, { key, name, people }: PartnerPlan): Promise<void> => {
  const { vendor } = stage
  const partner = orThrow(await vendor.createPartner({ ...once('partner'), body: { name } }))
  stage.partnerIds.set(key, partner.id)
  const token = {
    name: 'ERP connector',
    scope: 'partner',
    role: 'administrator',
    partnerId: partner.id,
  } as const
  stage.partnerTokens.set(
    key,
    orThrow(await vendor.createToken({ ...once('erp-token'), body: token })).secret,
  )
  const board = { name: 'Dashboard in the office', scope: 'partner', role: 'viewer' } as const
  orThrow(await partnerClient(stage, key).createToken({ ...once('board-token'), body: board }))
  for (const person of people) await join(stage, once, vendor, person, partnerId(stage, key))
}

/** Somebody is invited, and accepts. */
const join = async (
  stage: Stage,
  once: Once,
  inviter: Client,
  person: PersonPlan,
  ofPartner: string | null = null,
): Promise<void> => {
  const { email, role, language } = person
  const body = { email, role, language, partnerId: ofPartner }
  const { link } = orThrow(await inviter.inviteMember({ ...once(`invite-${email}`), body }))
  await accept(stage, link, person)
}

/** The same acceptance again is answered as the first. */
const accept = async ({ anybody, seed }: Stage, link: string, { email, name }: PersonPlan): Promise<void> => {
  const password = seed.passwords[email]
  if (password === undefined) throw new Error(`${email} has no password`)
  const secret = link.split('#')[1] ?? ''
  orThrow(await anybody.acceptInvitation({ body: { secret, name, email, password } }))
}
