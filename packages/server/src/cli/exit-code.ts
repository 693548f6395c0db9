import type { CommanderError } from 'commander'
import { Outage } from '../db/outage.ts'
import { Misconfigured } from '../misconfigured.ts'
import { Refused } from './report.ts'

/**
 * 0: done. 1: refused, or a check found something. 2: the command, a setting or the installation is not right.
 * 3: an outage; the same command may work later.
 */
export type ExitCode = 0 | 1 | 2 | 3

export const exitCodes = `
Exit codes:
  0  done
  1  refused, or a check found something
  2  the command, a setting or the installation is not right
  3  the database could not do it now; try again`

export type Failure = {
  readonly exitCode: ExitCode
  readonly code: string
  readonly message: string
  readonly remedy: string
  /** Where in the input, line by line. */
  readonly details: readonly string[]
}

/** What an error is to the person at the terminal; null for a bug, which is thrown on. */
export const failureOf = (error: unknown): Failure | null => {
  if (error instanceof Refused) {
    const { code, sentence, remedy, errors = [] } = error.problem
    const details = errors.map(({ line, field, message }) => {
      const where = line === undefined ? field : `line ${line}`
      return where === undefined ? message : `${where}: ${message}`
    })
    return { exitCode: 1, code, message: sentence, remedy, details }
  }
  if (error instanceof Misconfigured) {
    const { message, remedy } = error
    return { exitCode: 2, code: 'misconfigured', message, remedy, details: [] }
  }
  if (error instanceof Outage) {
    const remedy = 'Try again in a moment; `tenure doctor` says more.'
    return {
      exitCode: 3,
      code: 'busy',
      message: `${error.message}: ${reasonOf(error.cause)}`,
      remedy,
      details: [],
    }
  }
  return null
}

/** Commander has printed what is wrong itself; asking for help or the version is nothing wrong. */
export const exitCodeOf = (error: CommanderError): ExitCode => (error.exitCode === 0 ? 0 : 2)

const reasonOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause))
