/** Roles of spec §1, in rising order: each may do what the one before may. */
export const roles = ['viewer', 'operator', 'administrator'] as const
export type Role = (typeof roles)[number]

/** Whose token it is: the vendor's staff, one partner, or one account of a partner. */
export const scopes = ['vendor', 'partner', 'account'] as const
export type Scope = (typeof scopes)[number]

/** Who may call an operation: anybody, or per scope the least role; a scope that is absent may not. */
export type Access = 'public' | Readonly<Partial<Record<Scope, Role>>>

/** Everybody with a token may read what is theirs (A4 decides what that is). */
export const readers = { vendor: 'viewer', partner: 'viewer', account: 'viewer' } as const satisfies Access
export const partnerReaders = { vendor: 'viewer', partner: 'viewer' } as const satisfies Access
export const vendorReaders = { vendor: 'viewer' } as const satisfies Access
/** Daily work of a partner, which the vendor's staff can do for it. */
export const partnerOperators = { vendor: 'operator', partner: 'operator' } as const satisfies Access
export const partnerAdministrators = {
  vendor: 'operator',
  partner: 'administrator',
} as const satisfies Access
/** What an account's own people can do for it as well. */
export const accountOperators = {
  vendor: 'operator',
  partner: 'operator',
  account: 'operator',
} as const satisfies Access
/** Customer Success. */
export const vendorOperators = { vendor: 'operator' } as const satisfies Access
export const vendorAdministrators = { vendor: 'administrator' } as const satisfies Access
/** Tokens: administrators of each scope, for their own scope and below. */
export const administrators = {
  vendor: 'administrator',
  partner: 'administrator',
  account: 'administrator',
} as const satisfies Access

/** True where the caller's role reaches the least role the operation asks of its scope. */
export const mayCall = (access: Access, caller: { readonly scope: Scope; readonly role: Role }): boolean => {
  if (access === 'public') return true
  const least = access[caller.scope]
  return least !== undefined && roles.indexOf(caller.role) >= roles.indexOf(least)
}
