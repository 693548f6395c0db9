/**
 * The id itself, or one made later than `previous` where it is not: a movement's id must be greater than that of the
 * license's movement before it, and that one may come from a process whose clock is ahead. Both are UUIDv7, whose
 * first 48 bits are milliseconds (RFC 9562 §5.7); what is random in `id` stays.
 */
export const laterId = (previous: string | undefined, id: string): string => {
  if (previous === undefined || id > previous) return id
  const atMs = Number.parseInt(previous.slice(0, 8) + previous.slice(9, 13), 16) + 1
  const time = atMs.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}${id.slice(13)}`
}
