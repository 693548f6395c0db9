import type { Handlers } from '../http/handler.ts'
import { search } from './search.ts'

export const searchRoutes = { search } satisfies Handlers<'search'>
