import type pg from 'pg'
import { openAuth } from '../open-auth.ts'

/** The sign-in with nothing of the service around it, for what can be asked of it alone. */
export const openBareAuth = (pool: pg.Pool) => {
  const none = async () => {}
  return openAuth({
    pool,
    secret: 'a secret that is as long as it must be',
    publicUrl: 'http://localhost:7400',
    requestsPerMinute: 30,
    mailCode: () => {},
    mailPasswordLink: () => {},
    beforeAttempt: none,
    afterSuccess: none,
    useCode: none,
    singleSignOn: {
      findByEmail: async () => null,
      findById: async () => null,
      expects: async () => null,
      admit: async () => false,
      failed: () => {},
    },
  })
}
