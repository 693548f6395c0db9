import type { Refusal } from '../refusal/refusal.ts'
import { formatDay } from '../time/calendar.ts'
import type { Instant } from '../time/instant.ts'

export const maintenanceTooLate = (
  required: number,
  endedAt: Instant | null,
  graceDays: number,
): Refusal => ({
  code: 'maintenance-too-late',
  sentence:
    endedAt === null
      ? `No maintenance covers the controller’s ${required} devices, and its first capacity is older than ${graceDays} days.`
      : `The controller’s ${required} devices have not been covered since ${formatDay(endedAt)}.`,
  remedy: `Buy and activate a one-time upgrade license of at least ${required}; within ${graceDays} days of that purchase maintenance can be activated as well.`,
  facts: {
    required,
    endedAt: endedAt === null ? null : formatDay(endedAt),
    graceDays,
    upgradeAtLeast: required,
  },
})
