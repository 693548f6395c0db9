import { execFile, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A Node process of ours, started by a tool or a test. */
export type NodeProcess = {
  readonly pid: number
  /** All it printed so far, both streams in order of arrival. */
  readonly output: () => string
  /** Its exit code; null when a signal ended it. */
  readonly exited: Promise<number | null>
  /** Asks it to end (SIGTERM) and waits until it has. */
  readonly stop: () => Promise<number | null>
  /** Ends it as a power cut would (SIGKILL) and waits until it has. */
  readonly kill: () => Promise<void>
}

/** A file to execute, and the words that are given to it first. */
export type Program = readonly [file: string, ...words: string[]]

export type NodeProcessOptions = {
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Modules to load first: `node --import`. */
  readonly preload?: readonly string[]
  /** Called with each whole line it prints. */
  readonly onLine?: (line: string) => void
}

/** A script with this Node. The child ends when we end, however we end: see `end-with-parent.ts`. */
export const nodeProgram = (script: string, preload: readonly string[] = []): Program => {
  const imports = [fileURLToPath(new URL('end-with-parent.ts', import.meta.url)), ...preload]
  return [process.execPath, ...imports.flatMap((module) => ['--import', module]), script]
}

export const startNode = (script: string, options: NodeProcessOptions = {}): NodeProcess =>
  startProgram(nodeProgram(script, options.preload), options)

/** Starts any program as `startNode` does a script; whether it ends with us is its own affair. */
export const startProgram = (
  [file, ...words]: Program,
  options: Omit<NodeProcessOptions, 'preload'>,
): NodeProcess => {
  const child = spawn(file, [...words, ...(options.args ?? [])], {
    env: { ...process.env, ...options.env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const printed: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8')
    let rest = ''
    stream.on('data', (chunk: string) => {
      printed.push(chunk)
      const lines = (rest + chunk).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) options.onLine?.(line)
    })
  }
  const exited = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    // Not `close`: what a killed service leaves running for a moment, its database, still holds the pipes.
    child.once('exit', (code) => resolve(code))
  })
  const end = (signal: 'SIGTERM' | 'SIGKILL') => {
    child.kill(signal)
    return exited
  }
  if (child.pid === undefined) throw new Error(`${file} could not be started`)
  return {
    pid: child.pid,
    output: () => printed.join(''),
    exited,
    stop: () => end('SIGTERM'),
    kill: async () => {
      await end('SIGKILL')
    },
  }
}

export type CommandResult = { readonly code: number; readonly stdout: string; readonly stderr: string }

/** Runs a script with this Node to its end, for at most a minute. A signal's end counts as code 1. */
export const runNode = (
  script: string,
  words: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<CommandResult> => runProgram([process.execPath, script], words, env)

/** The same for any program. */
export const runProgram = (
  [file, ...first]: Program,
  words: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<CommandResult> =>
  new Promise((resolve) => {
    execFile(
      file,
      [...first, ...words],
      { env: { ...process.env, ...env }, timeout: 60_000 },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1
        resolve({ code, stdout, stderr })
      },
    )
  })
