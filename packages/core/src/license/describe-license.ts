import { addMonths, wholeDaysBetween } from '../time/calendar.ts'
import type { LicenseKind, TrialRight } from './kind.ts'
import type { HeldLicense } from './license.ts'
import type { Term } from './term.ts'

/** A product, or a license that knows its term. */
export type Termed = {
  readonly kind: LicenseKind
  readonly trialOf: TrialRight | null
  readonly quantity: number
  readonly term: Term
}

/**
 * What a license or product is, as the documents write it: "1000-device capacity", "3-year maintenance", "Core".
 * A license file does not state the term; it is then read back from the start and the end.
 */
export const describeLicense = (described: Termed | HeldLicense): string => {
  const { kind, quantity } = described
  const term = 'term' in described ? described.term : termOfDates(described)
  switch (kind) {
    case 'capacity':
      return `${quantity}-device capacity`
    case 'maintenance':
      return [describeTerm(term), 'maintenance'].join(' ').trim()
    case 'core':
      return 'Core'
    case 'upgrade':
      return `${quantity}-device upgrade`
    case 'remote-cms':
      return `${quantity}-controller Remote CMS`
    case 'trial':
      return describeTrial(described.trialOf, quantity, describeTerm(term))
  }
}

const describeTrial = (right: TrialRight | null, quantity: number, length: string): string => {
  switch (right) {
    case null:
    case 'capacity':
      return `${quantity}-device ${length} trial`
    case 'maintenance':
      return `${quantity}-device ${length} maintenance trial`
    case 'core':
      return `${length} Core trial`
    case 'remote-cms':
      return `${quantity}-controller ${length} Remote CMS trial`
  }
}

const describeTerm = (term: Term): string => {
  switch (term.unit) {
    case 'months':
      return term.count % 12 === 0 ? `${term.count / 12}-year` : `${term.count}-month`
    case 'days':
      return `${term.count}-day`
    case 'perpetual':
    case 'single-use':
      return ''
  }
}

/** Whole months if the end is that many after the start (M3), else days. A trial is sold by the day (spec §2). */
const termOfDates = ({ kind, startsAt, endsAt }: HeldLicense): Term => {
  if (startsAt === null || endsAt === null) return { unit: 'perpetual' }
  const days = wholeDaysBetween(startsAt, endsAt)
  const months = Math.round(days / AVERAGE_MONTH_DAYS)
  if (kind !== 'trial' && months > 0 && addMonths(startsAt, months) === endsAt)
    return { unit: 'months', count: months }
  return { unit: 'days', count: days }
}

/** The Gregorian year has 365.2425 days. */
const AVERAGE_MONTH_DAYS = 365.2425 / 12
