/** `ERP connector (0196fe7e-…)`: a person's or a token's name; the id behind it is for the audit. */
export const actorName = (actor: string): string => actor.replace(/ \([0-9a-f-]{36}\)$/, '')
