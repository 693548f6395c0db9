import type { PartnerKey, PersonPlan } from '../plan.ts'
import { daysAgo, type When } from '../when.ts'

/** The vendor's own people. The first of them takes the link of the service's first start. */
export const vendorPeople: readonly [PersonPlan, ...PersonPlan[]] = [
  { email: 'helen.ashworth@vendor.example', name: 'Helen Ashworth', role: 'administrator', language: 'en' },
  { email: 'jonas.keller@vendor.example', name: 'Jonas Keller', role: 'operator', language: 'de' },
  { email: 'priya.nair@vendor.example', name: 'Priya Nair', role: 'viewer', language: 'en' },
]

/** Invitations that nobody has accepted; they are good for a week. */
export const openInvitations: readonly (Omit<PersonPlan, 'name'> & {
  readonly partner: PartnerKey | null
  readonly when: When
})[] = [
  {
    partner: 'havbris',
    email: 'astrid.lund@havbris.example',
    role: 'viewer',
    language: 'en',
    when: daysAgo(5),
  },
  { partner: null, email: 'tom.okafor@vendor.example', role: 'operator', language: 'en', when: daysAgo(2) },
  {
    partner: 'nordlicht',
    email: 'wiebke.harms@nordlicht.example',
    role: 'operator',
    language: 'de',
    when: daysAgo(1),
  },
]

export const releases: readonly { readonly version: string; readonly when: When }[] = [
  { version: '3.3', when: daysAgo(515) },
  { version: '3.4', when: daysAgo(331) },
  { version: '3.4 Update 1', when: daysAgo(202) },
  { version: '3.5', when: daysAgo(34) },
]
