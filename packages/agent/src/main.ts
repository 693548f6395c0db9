import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { Agent } from './agent/agent.ts'
import { openAgent } from './agent/open-agent.ts'
import { carriedFiles, FileError } from './cli/carried-files.ts'
import { runCommand, type ExitCode } from './cli/program.ts'
import { inProcess, overSocket, type Transport } from './cli/transport.ts'
import type { TimeSource } from './clock/controller-clock.ts'
import { runDaemon, socketPath } from './daemon/run.ts'
import { createApp, type LocalApp } from './http/create-app.ts'
import { openPageFolder } from './http/page-folder.ts'
import { openTokens } from './http/tokens.ts'
import { InstallCodeError } from './identity/install-code.ts'
import { openLog, type Log } from './log.ts'
import { readSettings, SettingsError, type Settings } from './settings.ts'
import { openFolders } from './state/open-folders.ts'
import { resetState, type ResetKind } from './state/reset.ts'
import { StateDamagedError } from './state/state-files.ts'

const time: TimeSource = { wallClock: Date.now, monotonicMs: () => performance.now() }

/** The daemon has all day; a person at the CLI does not. */
const patience = { attempts: 2, firstWaitMs: 500, timeoutMs: 20_000 }

/** Where `packages/web` is built into. */
const builtPages = fileURLToPath(new URL('../../web/dist/controller', import.meta.url))

/** `tenure-agent`: the one place where the agent's parts are put together. */
export const main = async (words: readonly string[], env: NodeJS.ProcessEnv): Promise<ExitCode> => {
  const printError = (line: string): void => void process.stderr.write(`${line}\n`)
  // Whoever reads may stop reading, as `head` does.
  process.stdout.on('error', () => process.exit(0))
  try {
    return await runCommand(words, {
      print: (line) => void process.stdout.write(`${line}\n`),
      printError,
      open: () => openTransport(readSettings(env)),
      readFile: (file) => Buffer.from(carriedFiles.read(file)).toString('utf8'),
      carried: carriedFiles,
      terminal: process.stdout.isTTY ? { columns: process.stdout.columns } : null,
      isUsage,
      run: () => run(readSettings(env)),
      reset: (kind) => reset(readSettings(env), kind),
      confirm,
    })
  } catch (error) {
    const told = [SettingsError, FileError, InstallCodeError, StateDamagedError, RefusedError]
    if (!(error instanceof Error) || !told.some((kind) => error instanceof kind)) throw error
    printError(error.message)
    return isUsage(error) ? 2 : 1
  }
}

const isUsage = (error: unknown): boolean => error instanceof SettingsError || error instanceof FileError

/** What cannot be answered as a call, because there is no agent to answer. */
class RefusedError extends Error {}

const reset = (settings: Settings, kind: ResetKind): readonly string[] => {
  const folders = openFolders(settings)
  if ('heldBy' in folders)
    throw new RefusedError(
      `Another agent process uses ${folders.heldBy}. (agent-locked)\n` +
        'Stop it first, as with systemctl stop tenure-agent: a reset needs the folders for itself.',
    )
  try {
    return resetState(folders, kind)
  } finally {
    folders.release()
  }
}

const confirm = async (question: string): Promise<string | null> => {
  if (!process.stdin.isTTY) return null
  // The daemon, which never asks, would take it along at each start.
  const { createInterface } = await import('node:readline/promises')
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await terminal.question(question)
  } finally {
    terminal.close()
  }
}

const openTransport = async (settings: Settings): Promise<Transport> => {
  const running = await overSocket(socketPath(settings.folder))
  if (running !== null) return running
  const log = openLog('warn')
  const agent = await openOrRefuse(settings, log)
  return inProcess(appOf(agent, settings, log), agent.close)
}

const run = async (settings: Settings): Promise<void> => {
  const log = openLog(settings.logLevel)
  const agent = await openOrRefuse(settings, log)
  const stop = new AbortController()
  // `on`, not `once`: a second signal, as a launcher passes it on, must not cut off what the first one began.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort())
  await runDaemon({
    agent,
    app: appOf(agent, settings, log),
    settings,
    wallClock: time.wallClock,
    chance: Math.random,
    wait,
    log: log.info,
    signal: stop.signal,
  })
}

const openOrRefuse = async (settings: Settings, log: Log): Promise<Agent> => {
  const failed = (error: unknown): void => log.error('listener failed', { error: stackOf(error) })
  const agent = await openAgent({ settings, time, patience, failed })
  if (agent.ok) return agent.value
  throw new RefusedError(`${agent.refusal.sentence} (${agent.refusal.code})\n${agent.refusal.remedy}`)
}

const appOf = (agent: Agent, settings: Settings, log: Log): LocalApp =>
  createApp({
    agent,
    tokens: openTokens(settings.folder),
    pages: openPageFolder(builtPages),
    monotonicMs: time.monotonicMs,
    newRequestId: randomUUID,
    failed: (error, requestId) => log.error('call failed', { requestId, error: stackOf(error) }),
  })

const stackOf = (error: unknown): string | undefined => (error instanceof Error ? error.stack : String(error))

const wait = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const over = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', over)
      resolve()
    }
    const timer = setTimeout(over, ms)
    signal.addEventListener('abort', over)
  })
