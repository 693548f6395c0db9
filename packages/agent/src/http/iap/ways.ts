import type { Arrival } from '../arrival.ts'

/** The two places of one path: since its release 2.8 the SmartServer has its interface below `/cms`. */
export const pathsOf = (path: string): readonly string[] => [path, `/cms${path}`]

/** Passwords and sessions do not travel in clear; on the controller itself nothing travels. */
export const needsHttps = (arrival: Arrival): boolean =>
  arrival.by === 'network' && arrival.encrypted !== true && !arrival.onThisMachine
