import { signInPaths } from '../portals/paths.ts'
import type { PageRoute } from '../portals/portal.ts'

/** What stands before the portals, and what belongs to a person rather than to one of them. */
export const signInPages: readonly PageRoute[] = [
  {
    path: signInPaths.signIn(),
    load: async () => (await import('./staff/page.tsx')).StaffSignInPage,
  },
  {
    path: signInPaths.customer(),
    load: async () => (await import('./customer/page.tsx')).CustomerSignInPage,
  },
  {
    path: signInPaths.license(),
    load: async () => (await import('./license/page.tsx')).LicenseSignInPage,
  },
  {
    path: signInPaths.places(),
    load: async () => (await import('./places/page.tsx')).PlacesPage,
  },
  {
    path: signInPaths.secondFactor(),
    load: async () => (await import('./second-factor/page.tsx')).SecondFactorPage,
  },
  {
    path: signInPaths.security(),
    load: async () => (await import('./security/page.tsx')).SecurityPage,
  },
  {
    path: signInPaths.forgotten(),
    load: async () => (await import('./forgotten/page.tsx')).ForgottenPage,
  },
  {
    path: signInPaths.resetPassword(),
    load: async () => (await import('./reset-password/page.tsx')).ResetPasswordPage,
  },
  {
    path: signInPaths.invitation(),
    load: async () => (await import('./invitation/page.tsx')).InvitationPage,
  },
]
