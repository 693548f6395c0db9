import type { Handlers } from '../http/handler.ts'
import { get } from './get.ts'
import { list } from './list.ts'
import { resolve } from './resolve.ts'

export const caseRoutes = { getCase: get, listCases: list, resolveCase: resolve } satisfies Handlers<
  'getCase' | 'listCases' | 'resolveCase'
>
