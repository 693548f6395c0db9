import { styleText } from 'node:util'
import type { DemoController, DemoUser } from './demo-controller.ts'
import type { DemoWorld } from './load-world.ts'
import type { DemoPerson } from './world/people.ts'

export type WelcomeFacts = {
  readonly service: string
  readonly controller: DemoController
  readonly users: readonly DemoUser[]
  readonly mailsPort: number
  readonly world: DemoWorld
  readonly dataDir: string
  readonly seconds: number
}

/** What to open, who one can be, and what to try first. */
export const welcome = (facts: WelcomeFacts): string => {
  const { world } = facts
  const service = local(facts.service)
  return [
    '',
    styleText(['bold', 'green'], `Tenure is ready (${facts.seconds.toFixed(1)} s).`),
    ...section('Open', [
      ['Portals', `${service}/sign-in`, 'vendor console, partner portal, customer portal'],
      ['Controller', local(facts.controller.url), 'SC-DEMO-0001; its certificate is its own'],
      ['Mails', `http://localhost:${facts.mailsPort}`, 'whatever the service sends; nothing is delivered'],
      ['API', `${service}/docs`, 'the reference'],
    ]),
    ...section(
      'Sign in to the portals (address, password)',
      world.people.filter(isShown).map((person) => [person.email, person.password, whoIs(person)]),
    ),
    '  A password is enough here: the policy "second factor" is optional in this world. A new service requires one.',
    ...section('Sign in to the customer portal', [
      [
        world.account.contact,
        'code by mail',
        `contact of ${world.account.name}; the code is on the page of mails`,
      ],
      [world.offline.contact, 'code by mail', `contact of ${world.offline.accountName}, in German`],
      [world.offline.licenseId, 'License ID', `waits in ${world.offline.accountName}: its offline exchange`],
    ]),
    ...section(
      'Sign in on the controller (user, password)',
      facts.users.map(({ name, role, password }) => [name, password, whatMay[role]]),
    ),
    ...section('Call the API (Authorization: Bearer …)', [
      ['Vendor', world.tokens.vendor, 'administrator'],
      ['Partner', world.tokens.partner, `administrator of ${world.account.partnerName}`],
      ['Customer', world.tokens.account, `viewer of ${world.account.name}`],
      ['Customer ID', world.account.customerId, `of ${world.account.name}`],
    ]),
    ...tryFirst(service, facts),
    `Everything is kept in ${facts.dataDir}, the passwords of all ${world.people.length} people in demo/world.json.`,
    'Ctrl-C stops; npm start goes on where it was.',
    '',
  ].join('\n')
}

type Row = readonly [name: string, value: string, about: string]

/** A title, and rows whose columns stand below each other. */
const section = (name: string, rows: readonly Row[]): string[] => {
  const width = (column: 0 | 1) => Math.max(...rows.map((row) => row[column].length))
  const [names, values] = [width(0), width(1)]
  return [
    '',
    title(name),
    ...rows.map(([first, second, about]) => `  ${first.padEnd(names)}  ${second.padEnd(values)}  ${about}`),
  ]
}

const tryFirst = (service: string, { controller, world }: WelcomeFacts): string[] => {
  const agent = `TENURE_AGENT_DIR=${controller.env['TENURE_AGENT_DIR'] ?? ''} npx tenure-agent`
  return [
    '',
    title('Try'),
    `  curl -s ${service}/v1/licenses?limit=3 -H "Authorization: Bearer ${world.tokens.partner}"`,
    `  ${agent} status`,
    `  ${agent} device provision pump-11   # refused: no seat`,
    `  ${agent} offers`,
    '',
  ]
}

const title = (text: string): string => styleText(['bold', 'cyan'], text)

/** Everybody of the vendor and of the demo controller's partner; of the other partners, who administers them. */
const isShown = ({ partner, role }: DemoPerson, _index: number, people: readonly DemoPerson[]): boolean => {
  const firstPartner = people.find((person) => person.partner !== null)?.partner
  return partner === null || partner === firstPartner || role === 'administrator'
}

const whoIs = ({ name, role, partner }: DemoPerson): string =>
  `${name}, ${role} of ${partner ?? 'the vendor'}`

const whatMay = { owner: 'manages the licenses', viewer: 'looks at them' } as const

/** As people type it. */
const local = (url: string): string => url.replace('//127.0.0.1:', '//localhost:')
