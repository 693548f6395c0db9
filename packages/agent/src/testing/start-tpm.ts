import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'

/** A TPM 2.0 in software (swtpm) of a test. What it holds outlives `off`, as that of a chip does. */
export type TestTpm = {
  readonly tcti: string
  readonly on: () => Promise<void>
  readonly off: () => Promise<void>
  readonly remove: () => Promise<void>
}

export const newTpm = async (): Promise<TestTpm> => {
  const folder = mkdtempSync(join(tmpdir(), 'swtpm-'))
  const [state, socket] = [join(folder, 'state'), join(folder, 'tpm.sock')]
  mkdirSync(state)
  let running: ChildProcess | null = null

  const on = async (): Promise<void> => {
    const child = spawn(
      'swtpm',
      [
        'socket',
        '--tpm2',
        ...['--tpmstate', `dir=${state}`],
        ...['--server', `type=unixio,path=${socket}`],
        ...['--ctrl', `type=unixio,path=${socket}.ctrl`],
        ...['--flags', 'not-need-init,startup-clear'],
      ],
      { stdio: 'ignore' },
    )
    running = child
    while (!existsSync(socket) || !existsSync(`${socket}.ctrl`)) {
      if (child.exitCode !== null) throw new Error(`swtpm ended with ${child.exitCode}`)
      await after(10)
    }
  }
  const off = async (): Promise<void> => {
    if (running === null || running.exitCode !== null) return
    const ended = once(running, 'close')
    running.kill('SIGTERM')
    await ended
    for (const path of [socket, `${socket}.ctrl`]) rmSync(path, { force: true })
    running = null
  }
  await on()
  const remove = async (): Promise<void> => {
    await off()
    rmSync(folder, { recursive: true, force: true })
  }
  return { tcti: `swtpm:path=${socket}`, on, off, remove }
}
