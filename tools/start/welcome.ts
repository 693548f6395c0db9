import { styleText } from 'node:util'
import type { DemoController, DemoUser } from './demo-controller.ts'
import type { DemoWorld } from './load-world.ts'

export type WelcomeFacts = {
  readonly service: string
  readonly controller: DemoController
  readonly users: readonly DemoUser[]
  readonly mailsPort: number
  readonly vendorToken: string
  readonly world: DemoWorld
  readonly dataDir: string
  readonly seconds: number
}

/** What to open, who one can be, and what to try first. */
export const welcome = (facts: WelcomeFacts): string => {
  const { controller, world } = facts
  const service = local(facts.service)
  const title = (text: string) => styleText(['bold', 'cyan'], text)
  const line = (name: string, value: string) => `  ${name.padEnd(12)} ${value}`
  const env = Object.entries(controller.env)
    .filter(([name]) => name === 'TENURE_AGENT_DIR')
    .map(([name, value]) => `${name}=${value}`)
  return [
    '',
    styleText(['bold', 'green'], `Tenure is ready (${facts.seconds.toFixed(1)} s).`),
    '',
    title('Open'),
    line('Service', `${service}   API reference: ${service}/docs`),
    line('Controller', `${local(controller.url)}   (SC-DEMO-0001; its certificate is its own)`),
    line('Mails', `http://localhost:${facts.mailsPort}`),
    '',
    title('Sign in (access tokens, for Authorization: Bearer …)'),
    line('Vendor', `${facts.vendorToken}   administrator`),
    line('Partner', `${world.partner.token}   administrator of ${world.partner.name}`),
    line('Customer', `${world.account.token}   viewer of ${world.account.name}`),
    line('Customer ID', `${world.account.customerId}   of ${world.account.name}`),
    '',
    title('Sign in on the controller (user, password)'),
    ...facts.users.map(({ name, role, password }) => line(name, `${password}   ${whatMay[role]}`)),
    '',
    title('Try'),
    `  curl -s ${service}/v1/licenses?limit=3 -H "Authorization: Bearer ${world.partner.token}"`,
    `  ${env.join(' ')} npx tenure-agent status`,
    `  ${env.join(' ')} npx tenure-agent device provision pump-11   # refused: no seat`,
    `  ${env.join(' ')} npx tenure-agent offers`,
    '',
    `Everything is kept in ${facts.dataDir}. Ctrl-C stops; npm start goes on where it was.`,
    '',
  ].join('\n')
}

const whatMay = { owner: 'manages the licenses', viewer: 'looks at them' } as const

/** As people type it. */
const local = (url: string): string => url.replace('//127.0.0.1:', '//localhost:')
