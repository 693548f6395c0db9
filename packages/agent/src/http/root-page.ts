import { createHash } from 'node:crypto'
import type { Status } from '../agent/status.ts'
import { html, markup } from './html.ts'
import type { LocalReply } from './local-request.ts'

/**
 * What answers somebody who opens the local API in a browser: what this is, how the controller stands (`null`: not
 * told), and where to go on. It changes nothing and runs no script.
 */
export const rootPage = (status: Status | null): LocalReply => {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${status === null ? 'Tenure agent' : `${status.installCode} · Tenure agent`}</title>
        <link rel="icon" href="data:," />
        ${markup(`<style>${style}</style>`)}
      </head>
      <body>
        <main>
          <h1>${status === null ? 'Tenure agent' : `Controller ${status.installCode}`}</h1>
          <p>
            This is the local API of the Tenure agent, which keeps the licenses of this controller and gives
            its field devices their seats.
          </p>
          ${status === null ? hidden : figures(status)}
          <h2>Where to go on</h2>
          <ul>
            <li>
              On the controller: <code>tenure-agent status</code>, <code>tenure-agent doctor</code>,
              <code>tenure-agent help</code>.
            </li>
            <li>
              Programs: JSON below <code>/v1/</code>, such as <code>GET /v1/status</code>, with
              <code>Authorization: Bearer …</code>. The tokens are in <code>driver-token</code> and
              <code>owner-token</code> of the state folder.
            </li>
            <li>Every call, command and setting: <code>docs/controller.md</code> of the installation.</li>
          </ul>
        </main>
      </body>
    </html> `
  const hash = createHash('sha256').update(style).digest('base64')
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      // Its one style sheet, and nothing else.
      'content-security-policy': `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      'referrer-policy': 'no-referrer',
    },
    body: page.markup,
  }
}

const figures = (status: Status) =>
  html`<dl>
    ${row('Capacity', `${status.seatsUsed} of ${status.capacity} seats taken`, status.needsLicenses ? needsWords(status) : '')}
    ${row('Maintenance', ...maintenanceWords(status.maintenance))}
    ${row('Account', status.account === null ? 'not set' : (status.account.name ?? 'set'), '')}
    ${row('Software', `${status.model} ${status.softwareVersion}`, '')}
    ${row('License file', status.generation === 0 ? 'none' : `generation ${status.generation}`, status.problem?.sentence ?? '')}
  </dl>`

const hidden = html`<p>
  How the controller stands is shown on the controller itself; from elsewhere it takes a token.
</p>`

const row = (name: string, value: string, note: string) =>
  html`<div>
    <dt>${name}</dt>
    <dd>${value}${note === '' ? '' : html`<small>${note}</small>`}</dd>
  </div>`

const needsWords = ({ capacity, unlicensedDevices }: Status): string =>
  unlicensedDevices > 0
    ? `${unlicensedDevices} field device(s) wait for a seat`
    : capacity === 0
      ? 'no license'
      : ''

const maintenanceWords = ({
  covered,
  required,
  maintained,
  endsAt,
}: Status['maintenance']): readonly [string, string] => {
  if (required === 0) return ['not needed', 'there is no capacity']
  const figures = `${maintained} for a capacity of ${required}`
  if (!covered) return ['missing', figures]
  return [endsAt === null ? 'covers the capacity' : `until ${endsAt.slice(0, 10)}`, figures]
}

const style = `
:root { color-scheme: light dark; --ink: light-dark(#1b2430, #e6ebf2); --quiet: light-dark(#5a6675, #9aa7b8);
  --line: light-dark(#d9dfe7, #2f3a49); --card: light-dark(#ffffff, #1a222d); --page: light-dark(#f4f6f9, #10161e) }
body { margin: 0; background: var(--page); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif }
main { max-width: 42rem; margin: 0 auto; padding: 3rem 1.25rem }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem; overflow-wrap: anywhere }
h2 { font-size: 1.05rem; margin: 2rem 0 .5rem }
dl { margin: 1.5rem 0 0; background: var(--card); border: 1px solid var(--line); border-radius: .6rem }
dl div { display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: .75rem 1rem }
dl div + div { border-top: 1px solid var(--line) }
dt { flex: 0 0 8rem; color: var(--quiet) }
dd { flex: 1 1 14rem; margin: 0; overflow-wrap: anywhere; font-variant-numeric: tabular-nums }
small { display: block; color: var(--quiet) }
ul { margin: 0; padding-left: 1.2rem }
code { font: .9em ui-monospace, monospace; overflow-wrap: anywhere }
`
