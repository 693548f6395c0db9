import type { Refusal } from '../refusal/refusal.ts'

export const ownerOnly = (user: string, wants: 'view' | 'manage'): Refusal => ({
  code: 'owner-only',
  sentence:
    wants === 'view'
      ? `The user ${user} may not view the licenses of this controller.`
      : `The user ${user} may not manage the licenses of this controller; only its Owner may.`,
  remedy:
    wants === 'view'
      ? 'Sign in as the Owner, or ask the Owner to let others view the licenses.'
      : 'Sign in as the Owner of the controller.',
  facts: { user, wants },
})
