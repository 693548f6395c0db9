import type { ControllerSeen } from '@tenure/contract'

/** Where the licenses go; the account, unless there is a replacement. */
export type Target = { readonly to: 'account' | 'replacement'; readonly replacement: ControllerSeen | null }
