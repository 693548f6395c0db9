import { spawn } from 'node:child_process'

export type Run = { readonly code: number; readonly output: string }

/** Runs a command in the project's folder and keeps what it says; resolves with its exit code, 1 where it was killed. */
export const runCommand = (command: string, ...args: readonly string[]): Promise<Run> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    const said: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => said.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(said).toString('utf8') }))
  })
