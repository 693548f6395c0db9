import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The TPM does not answer, or not with what it was asked for. Nothing was signed. */
export class TpmError extends Error {
  override readonly name = 'TpmError'
  /** TPM_RC_INTEGRITY of the first parameter (TPM 2.0 part 2, §6.6.3): another TPM has wrapped this. */
  readonly isOfAnotherTpm: boolean

  constructor(reason: string) {
    super(reason)
    this.isOfAnotherTpm = /\b0x0*1df\b/i.test(reason)
  }
}

/** A key as the TPM gives it away: wrapped, so that only this TPM can use it. Both in base64. */
export type WrappedKey = { readonly public: string; readonly private: string }

export type Tpm = {
  readonly create: () => WrappedKey
  /** The public half, as PEM. @throws TpmError, `isOfAnotherTpm` where another one has wrapped it. */
  readonly publicPem: (key: WrappedKey) => string
  /** The ECDSA signature of a SHA-256 digest, in DER. @throws TpmError */
  readonly sign: (key: WrappedKey, digest: Uint8Array) => Buffer
}

/** A TPM that is busy with itself takes seconds; one that is gone, for ever. */
const TIMEOUT_MS = 20_000

/**
 * The TPM 2.0 behind `tcti`, by Debian's tpm2-tools: nothing of it is linked in, and no Node library for it is kept.
 * Each call takes some 50 to 500 ms and holds up this process, which signs a few times a day.
 */
export const openTpm = (tcti: string): Tpm => {
  /** Does `work` in a folder of its own, with the parent of all our keys, which the TPM derives from its own seed. */
  const using = <Value>(work: (tool: Tool, folder: string) => Value): Value => {
    const folder = mkdtempSync(join(tmpdir(), 'tenure-tpm-'))
    const tool = toolIn(folder, tcti)
    try {
      tool.make('tpm2_createprimary', '-C', 'o', '-g', 'sha256', '-G', 'ecc', '-c', 'parent.ctx')
      return work(tool, folder)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  const load = (tool: Tool, folder: string, key: WrappedKey): void => {
    writeFileSync(join(folder, 'key.pub'), Buffer.from(key.public, 'base64'), { mode: 0o600 })
    writeFileSync(join(folder, 'key.priv'), Buffer.from(key.private, 'base64'), { mode: 0o600 })
    tool.make('tpm2_load', '-C', 'parent.ctx', '-u', 'key.pub', '-r', 'key.priv', '-c', 'key.ctx')
  }
  return {
    create: () =>
      using((tool, folder) => {
        const kind = ['-G', 'ecc256', '-g', 'sha256', '-a', ATTRIBUTES]
        tool.make('tpm2_create', '-C', 'parent.ctx', ...kind, '-u', 'key.pub', '-r', 'key.priv')
        const text = (name: string): string => readFileSync(join(folder, name)).toString('base64')
        return { public: text('key.pub'), private: text('key.priv') }
      }),
    publicPem: (key) =>
      using((tool, folder) => {
        load(tool, folder, key)
        tool.run('tpm2_readpublic', '-c', 'key.ctx', '-f', 'pem', '-o', 'key.pem')
        return readFileSync(join(folder, 'key.pem'), 'utf8')
      }),
    sign: (key, digest) =>
      using((tool, folder) => {
        load(tool, folder, key)
        writeFileSync(join(folder, 'digest'), digest, { mode: 0o600 })
        const form = ['-g', 'sha256', '-s', 'ecdsa', '-f', 'plain']
        tool.run('tpm2_sign', '-c', 'key.ctx', ...form, '-d', '-o', 'signature', 'digest')
        return readFileSync(join(folder, 'signature'))
      }),
  }
}

/** Made in this TPM and never to leave it; without the lock-out that guesses at a PIN cause, because it has none. */
const ATTRIBUTES = 'fixedtpm|fixedparent|sensitivedataorigin|userwithauth|noda|sign'

type Tool = {
  readonly run: (name: string, ...words: readonly string[]) => void
  /** Runs what leaves an object in the TPM, and takes it out: where no resource manager is, there is room for three. */
  readonly make: (name: string, ...words: readonly string[]) => void
}

const toolIn = (folder: string, tcti: string): Tool => {
  const run: Tool['run'] = (name, ...words) => {
    try {
      execFileSync(name, ['-Q', '-T', tcti, ...words], {
        cwd: folder,
        timeout: TIMEOUT_MS,
        stdio: ['ignore', 'ignore', 'pipe'],
      })
    } catch (error) {
      throw new TpmError(reasonOf(name, error))
    }
  }
  return {
    run,
    make: (name, ...words) => {
      run(name, ...words)
      run('tpm2_flushcontext', '-t')
    },
  }
}

const reasonOf = (tool: string, error: unknown): string => {
  if (!(error instanceof Error)) return tool
  if ('code' in error && error.code === 'ENOENT')
    return `${tool} is not installed (Debian package tpm2-tools)`
  const said = 'stderr' in error ? String(error.stderr) : ''
  const lines = said.split('\n').filter((line) => line.startsWith('ERROR: '))
  return `${tool}: ${lines[0]?.slice('ERROR: '.length).trim() ?? error.message.split('\n')[0] ?? ''}`
}
