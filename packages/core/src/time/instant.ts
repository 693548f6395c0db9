/** A point in time: whole milliseconds since 1970-01-01T00:00Z. Core never asks what time it is; callers say. */
export type Instant = number

export const MS_PER_DAY = 86_400_000
