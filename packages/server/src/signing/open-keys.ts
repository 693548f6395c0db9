import type { Instant } from '@tenure/core'
import type { Settings } from '../settings.ts'
import { readKeyLists } from './key-folder.ts'
import { initKeys } from './rotate-keys.ts'
import type { Log } from '../log.ts'
import { openKeyRing, type KeyRing } from './key-ring.ts'

/**
 * The keys of the settings. With the embedded database the keys are made on the first start; with a database of its
 * own a service must find them, because a root made by mistake is one that no controller in the field knows.
 */
export const openKeys = async (
  { keysDir, databaseUrl }: Pick<Settings, 'keysDir' | 'databaseUrl'>,
  at: Instant,
  log: Log,
): Promise<KeyRing> => {
  if (databaseUrl === null && (await readKeyLists(keysDir)).length === 0) await initKeys(keysDir, at)
  return openKeyRing(keysDir, at, log)
}
