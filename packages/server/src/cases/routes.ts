import type { Handlers } from '../http/handler.ts'
import { list } from './list.ts'
import { resolve } from './resolve.ts'

export const caseRoutes = { listCases: list, resolveCase: resolve } satisfies Handlers<
  'listCases' | 'resolveCase'
>
