import { spawnSync } from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'
import { Misconfigured } from '../../misconfigured.ts'

/** The user a process is to run as; `{}` = as ourselves. */
export type RunAs = { readonly uid: number; readonly gid: number } | Record<string, never>

/**
 * PostgreSQL refuses to run as root. Where we are root, it runs as the user whose cluster it is, else as `postgres`
 * where the machine has that user, else as `nobody`.
 */
export const chooseUser = async (cluster: string): Promise<RunAs> => {
  if (process.getuid?.() !== 0) return {}
  const existing = await stat(cluster).catch(() => null)
  if (existing !== null && existing.uid !== 0) return { uid: existing.uid, gid: existing.gid }
  const users = parsePasswd(await readFile('/etc/passwd', 'utf8'))
  const user = users.get('postgres') ?? users.get('nobody')
  if (user === undefined || user.uid === 0)
    throw new Misconfigured(
      'PostgreSQL refuses to run as root, and this machine has neither a user postgres nor nobody',
      'Start Tenure as an ordinary user, or set TENURE_DATABASE_URL to a PostgreSQL of your own.',
    )
  return user
}

/** Users by name, from the text of /etc/passwd (passwd(5)). */
export const parsePasswd = (text: string): Map<string, { uid: number; gid: number }> =>
  new Map(
    text
      .split('\n')
      .map((line) => line.split(':'))
      .flatMap(([name, , uid, gid]) =>
        name !== undefined && uid !== undefined && gid !== undefined
          ? [[name, { uid: Number(uid), gid: Number(gid) }] as const]
          : [],
      ),
  )

/** Whether that user can enter the folder. Asked of the kernel, because mode bits are not the whole truth. */
export const canEnter = (folder: string, user: RunAs): boolean =>
  spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { ...user, cwd: '/', stdio: 'ignore' }).status ===
  0
