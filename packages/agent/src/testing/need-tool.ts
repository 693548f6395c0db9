import { spawnSync } from 'node:child_process'
import type { TestOptions } from 'node:test'

/**
 * For a test that meets a program of Debian: without it the test is skipped with the package's name, and fails where
 * everything is checked (CI).
 */
export const needTool = (
  program: string,
  debianPackage: string,
  ...words: readonly string[]
): TestOptions => {
  const { error } = spawnSync(program, words, { stdio: 'ignore' })
  if (error === undefined) return {}
  const missing = `${program} is not installed: apt-get install ${debianPackage}`
  if (process.env['CI'] === 'true') throw new Error(missing)
  return { skip: missing }
}
