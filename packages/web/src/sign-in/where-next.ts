import { homeOf, type Place } from '../portals/acting-as.ts'
import { safeNext, withNext } from '../portals/next.ts'
import { signInPaths } from '../portals/paths.ts'

/** Where somebody goes who has signed in: where they wanted, to their only portal, or to the choice of them. */
export const whereNext = (places: readonly Place[], next: unknown, origin: string): string => {
  const wanted = safeNext(next, origin)
  // Whoever wanted the sign-in itself, or nothing, is led on.
  if (wanted !== null && !isEntrance(wanted)) return wanted
  const [only, ...others] = places
  return only !== undefined && others.length === 0 ? homeOf(only) : signInPaths.places()
}

const isEntrance = (path: string): boolean =>
  /^\/(sign-in\/?|sign-in\/(customer|license|forgotten)\/?|invitation|reset-password)?([?#]|$)/.test(path)

/** The same page of the sign-in, with what was wanted. */
export const keepingNext = (path: string, next: string | undefined): string =>
  next === undefined ? path : withNext(path, next)
