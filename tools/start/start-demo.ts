import { join } from 'node:path'
import type { ListeningProcess } from '../run/start-listening.ts'
import { startService } from '../run/start-service.ts'
import { keepWorld } from './keep-world.ts'
import type { DemoWorld } from './load-world.ts'
import { startMailCatcher, type MailCatcher } from './mail-catcher.ts'
import type { Progress } from './world/diary.ts'

export type DemoOptions = {
  readonly dataDir: string
  readonly ports: { readonly service: number; readonly mails: number; readonly smtp: number }
  /** Further settings of the service. */
  readonly settings?: Readonly<Record<string, string>>
  readonly progress?: Progress
}

/** The license service with the demo world in it, and what catches its mails. */
export type Demo = {
  readonly service: ListeningProcess
  readonly mails: MailCatcher
  readonly world: DemoWorld
  readonly stop: () => Promise<void>
}

/** Starts the service on its data folder, with the demo world, which is made on the first start. */
export const startDemo = async ({ dataDir, ports, settings = {}, progress }: DemoOptions): Promise<Demo> => {
  const set = { TENURE_DATA_DIR: dataDir, TENURE_PORT: String(ports.service), ...settings }
  const environment = { ...process.env, ...publicUrl(ports.service), ...set }
  const world = await keepWorld({ dataDir, environment, progress: progress ?? (() => {}) })
  const mails = await startMailCatcher({
    smtp: ports.smtp,
    page: ports.mails,
    file: join(dataDir, 'demo', 'mails.json'),
  })
  try {
    const smtp = process.env['TENURE_SMTP_URL'] ?? `smtp://127.0.0.1:${mails.smtpPort}`
    const service = await startService({ env: { ...set, TENURE_SMTP_URL: smtp } })
    const stop = async () => {
      await service.stop()
      await mails.close()
    }
    return { service, mails, world, stop }
  } catch (error) {
    await mails.close()
    throw error
  }
}

/** The service of the past listens elsewhere; links in its mails lead to this one. */
const publicUrl = (port: number): Readonly<Record<string, string>> =>
  process.env['TENURE_PUBLIC_URL'] === undefined && port !== 0
    ? { TENURE_PUBLIC_URL: `http://localhost:${port}` }
    : {}
