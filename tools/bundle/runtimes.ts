import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runCommand } from '../run-command.ts'

/** What the executable is made for, as in its name. */
export type Target = 'linux-x64' | 'linux-arm64'

/** A Bun to put into the executable, and how its compiler names it. */
export type Runtime = { readonly path: string; readonly target: string }

const runtimes: Readonly<Record<Target, { readonly name: string; readonly target: string }>> = {
  'linux-x64': { name: '@oven/bun-linux-x64', target: 'bun-linux-x64' },
  'linux-arm64': { name: '@oven/bun-linux-aarch64', target: 'bun-linux-arm64' },
}

export const targets = Object.keys(runtimes) as readonly Target[]

/** The Bun of this computer, which npm installed: the compiler, and the runtime of a build for here. */
export const installedBun = (): string => {
  const [path] = globSync('node_modules/@oven/bun-*/bin/bun')
  if (path === undefined) throw new Error('Bun is not installed: run npm ci')
  return path
}

/**
 * The runtime of another computer. npm does not install what cannot run here, so it is fetched as a package, and held
 * against the checksum in package-lock.json.
 */
export const fetchRuntime = async (target: Target, folder: string): Promise<Runtime> => {
  const { name, target: bunTarget } = runtimes[target]
  const { version, integrity } = lockedPackage(name)
  mkdirSync(folder, { recursive: true })
  const archive = join(folder, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`)
  if (!existsSync(archive))
    await succeed('npm', 'pack', '--silent', '--pack-destination', folder, `${name}@${version}`)
  if (checksumOf(readFileSync(archive)) !== integrity)
    throw new Error(`${archive} is not what package-lock.json names: remove it, and try again`)
  const unpacked = join(folder, target)
  mkdirSync(unpacked, { recursive: true })
  await succeed('tar', '-xzf', archive, '-C', unpacked, '--strip-components=1')
  return { path: join(unpacked, 'bin/bun'), target: bunTarget }
}

/** As npm writes a checksum (Subresource Integrity). */
export const checksumOf = (bytes: Uint8Array): string =>
  `sha512-${createHash('sha512').update(bytes).digest('base64')}`

const lockedPackage = (name: string): Locked => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    readonly packages: Readonly<Record<string, Locked | undefined>>
  }
  const locked = packages[`node_modules/${name}`]
  if (locked === undefined) throw new Error(`package-lock.json does not name ${name}`)
  return locked
}

type Locked = { readonly version: string; readonly integrity: string }

/** Runs a command. @throws with all it said, where it fails. */
export const succeed = async (command: string, ...args: readonly string[]): Promise<void> => {
  const { code, output } = await runCommand(command, ...args)
  if (code !== 0) throw new Error(`${command} failed:\n${output}`)
}
