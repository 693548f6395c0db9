import { signInPaths } from '../portals/paths.ts'
import type { PageRoute } from '../portals/portal.ts'

/** What stands before the portals. */
export const signInPages: readonly PageRoute[] = [
  {
    path: signInPaths.signIn(),
    load: async () => (await import('./staff/page.tsx')).StaffSignInPage,
  },
]
