import { join } from 'node:path'
import type { Environment } from '@tenure/server'
import { waitUntil } from '../run/wait-until.ts'
import { keepMails, type CaughtMail } from './kept-mails.ts'
import { loadWorld, type DemoWorld } from './load-world.ts'
import { startMailCatcher } from './mail-catcher.ts'
import { startPastService } from './past-service.ts'
import { worldBegins } from './world/acts/settle-in.ts'
import type { Progress } from './world/diary.ts'
import type { WorldSeed } from './world/stage.ts'
import { openInvitations } from './world/tables/vendor.ts'

export type WorldParts = {
  /** Of the service that goes on with the world: its database, its keys, the address in its mails. */
  readonly environment: Environment
  /** Where the sign-ins and the mails are kept. */
  readonly folder: string
  readonly seed: WorldSeed
  readonly progress: Progress
}

/**
 * Makes the demo world: starts the service in the past, lets everything happen up to now, and stops it. The mails of
 * those years are taken and thrown away, but for a few of the last ones.
 */
export const makeWorld = async ({ environment, folder, seed, progress }: WorldParts): Promise<DemoWorld> => {
  const mails = await startMailCatcher({ smtp: 0, page: 0, file: join(folder, 'past-mails.json') })
  try {
    const settings = { ...environment, TENURE_SMTP_URL: `smtp://127.0.0.1:${mails.smtpPort}` }
    const past = await startPastService(settings, worldBegins(seed.madeAt), join(folder, 'vendor-token'))
    const world = await loadWorld(past, seed, progress)
      .then(async (made) => {
        await lastMailsOf(mails.mails)
        return made
      })
      .finally(past.stop)
    const kept = keepMails(join(folder, 'mails.json'))
    for (const mail of worthSeeing(mails.mails()).toReversed()) kept.add(mail)
    return world
  } finally {
    await mails.close()
  }
}

const invited = new Set(openInvitations.map(({ email }) => email))

/** The queue is empty, or nearly, when it has sent what came last. Where that was lost to an interruption, it does not matter. */
const lastMailsOf = (mails: () => readonly CaughtMail[]): Promise<void> =>
  waitUntil(
    'the last mails',
    () => ([...invited].every((address) => mails().some(({ to }) => to === address)) ? true : null),
    5_000,
  ).then(
    () => {},
    () => {},
  )

/** The invitations that are open, and the newest of the others. */
const worthSeeing = (mails: readonly CaughtMail[]): readonly CaughtMail[] => {
  const others = mails.filter(({ to }) => !invited.has(to)).slice(0, 6)
  return mails.filter((mail) => invited.has(mail.to) || others.includes(mail))
}
