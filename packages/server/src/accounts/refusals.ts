import type { Problem } from '../http/handler.ts'
import { alreadyExists } from '../http/refusals.ts'

export const accountNameTaken = (name: string): Problem =>
  alreadyExists(`An account named “${name}”`, 'Choose another name; it is unique within the partner.')
