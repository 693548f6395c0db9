import { useParams } from '@tanstack/react-router'

/** A part of the address, by the name that the route gives it: `usePart('licenseId')`. */
export const usePart = (name: string): string =>
  (useParams({ strict: false }) as Readonly<Record<string, string | undefined>>)[name] ?? ''
