import { createServer } from 'node:net'

/** Where `npm start` listens. 0 takes any free port. */
export type DemoPorts = {
  readonly service: number
  readonly controller: number
  readonly mails: number
  readonly smtp: number
}

/** A thing that listens, the variable that says on which port, and the port where it is not set. */
const places = {
  service: { what: 'the license service', variable: 'TENURE_PORT', standard: 7400 },
  controller: { what: 'the demo controller', variable: 'TENURE_DEMO_CONTROLLER_PORT', standard: 7443 },
  mails: { what: 'the page of mails', variable: 'TENURE_DEMO_MAILS_PORT', standard: 7480 },
  smtp: { what: 'the mail catcher', variable: 'TENURE_DEMO_SMTP_PORT', standard: 7425 },
} as const satisfies Record<keyof DemoPorts, object>

type Place = keyof DemoPorts
const names = Object.keys(places) as Place[]

/** The ports that the environment names. Throws, naming the variable, where one is no port. */
export const readDemoPorts = (environment: Readonly<Record<string, string | undefined>>): DemoPorts => {
  const read = (place: Place): number => {
    const { variable, standard } = places[place]
    const text = environment[variable] || String(standard)
    const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
    if (!(port <= 65_535))
      throw new Error(`${variable} is ${JSON.stringify(text)}; set it to a whole number from 0 to 65535.`)
    return port
  }
  return {
    service: read('service'),
    controller: read('controller'),
    mails: read('mails'),
    smtp: read('smtp'),
  }
}

/** Throws, naming every port that somebody else has and what to do, so that nothing is started in vain. */
export const requireFreePorts = async (ports: DemoPorts): Promise<void> => {
  const taken: string[] = []
  for (const place of names)
    if (!(await isFree(ports[place]))) {
      const { what, variable } = places[place]
      taken.push(`Port ${ports[place]}, for ${what}, is taken (${variable} names another).`)
    }
  if (taken.length > 0)
    throw new Error(
      `${taken.join('\n')}\nStop what listens there, perhaps another npm start, or set other ports.`,
    )
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
    )
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
