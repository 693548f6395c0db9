import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export type Ran = {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

const launcher = fileURLToPath(new URL('../../bin/tenure-agent.mjs', import.meta.url))
const preload = new URL('./die-at.preload.ts', import.meta.url).href

/** From source, or the executable of TENURE_TEST_AGENT, which takes no preload and so cannot be told when to die. */
const program = (dieAt: number): readonly [string, ...string[]] => {
  const executable = process.env['TENURE_TEST_AGENT'] ?? ''
  return executable === '' || dieAt > 0 ? [process.execPath, '--import', preload, launcher] : [executable]
}

/** Starts `tenure-agent` as a process of its own. `dieAt`: kill it just before that step (see die-at.preload.ts). */
export const startCli = (words: readonly string[], env: Record<string, string>, dieAt = 0) => {
  const [file, ...first] = program(dieAt)
  const child = spawn(file, [...first, ...words], {
    env: { PATH: process.env['PATH'] ?? '', ...env, TENURE_TEST_DIE_AT: String(dieAt) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString('utf8')))
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')))
  const ended = new Promise<Ran>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }))
  })
  /** Resolves when the process has written a line that matches; rejects when it ends before. */
  const wrote = (pattern: RegExp): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (pattern.test(stdout + stderr)) resolve()
      }
      child.stdout.on('data', look)
      child.stderr.on('data', look)
      void ended.then(() => reject(new Error(`ended without ${String(pattern)}:\n${stdout}${stderr}`)))
      look()
    })
  /** What the pattern's group has matched in all that was written so far. */
  const found = (pattern: RegExp): string => {
    const [, group] = pattern.exec(stdout + stderr) ?? []
    if (group === undefined) throw new Error(`not written: ${String(pattern)}`)
    return group
  }
  return { child, ended, wrote, found }
}

export const runCli = (words: readonly string[], env: Record<string, string>, dieAt = 0): Promise<Ran> =>
  startCli(words, env, dieAt).ended
