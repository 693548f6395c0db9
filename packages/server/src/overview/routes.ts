import type { Handlers } from '../http/handler.ts'
import { getOverview } from './get.ts'

export const overviewRoutes = { getOverview } satisfies Handlers<'getOverview'>
