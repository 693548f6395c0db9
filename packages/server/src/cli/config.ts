import { describeSettings, readSettings, unknownVariables } from '../settings.ts'
import type { CliParts } from './at-service.ts'
import { table, type Report } from './report.ts'

/** `tenure config`: every setting as it is in force. Throws `Misconfigured` where one cannot be read. */
export const showConfig = ({ environment }: CliParts): Report => {
  readSettings(environment)
  const settings = describeSettings(environment)
  const unknown = unknownVariables(environment)
  const rows = settings.map(({ name, value, from, about }) => [name, value ?? '-', from, about])
  return {
    lines: [
      ...table(['VARIABLE', 'VALUE', 'FROM', 'WHAT IT IS'], rows),
      ...unknown.map((name) => `${name} is not a setting of Tenure and has no effect.`),
    ],
    json: { settings, unknown },
    good: unknown.length === 0,
  }
}
