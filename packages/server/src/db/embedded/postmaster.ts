import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What a running server says of itself in `postmaster.pid` (PostgreSQL: src/include/utils/pidfile.h). */
export type Postmaster = { readonly pid: number; readonly socketDir: string; readonly ready: boolean }

/** The server that has, or had before a crash, this cluster; null where none has. */
export const readPostmaster = async (cluster: string): Promise<Postmaster | null> => {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null
      throw error
    },
  )
  if (text === null) return null
  const lines = text.split('\n')
  return {
    pid: Number(lines[0]),
    socketDir: lines[4]?.trim() ?? '',
    ready: lines[7]?.trim() === 'ready',
  }
}

/**
 * Whether that process is the server of that cluster. After a reboot its number may belong to something else, and in a
 * container whose first process reaps nobody a killed server stays a zombie, without a command line.
 */
export const isServerOf = async (cluster: string, pid: number): Promise<boolean> => {
  if (!isAlive(pid)) return false
  const command = existsSync('/proc/self/cmdline')
    ? await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    : spawnSync('ps', ['-ww', '-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout
  return command.includes('postgres') && command.includes(cluster)
}

export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
