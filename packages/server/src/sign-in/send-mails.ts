import type { Db } from '../db/database.ts'
import { transaction } from '../db/database.ts'
import type { Log } from '../log.ts'
import { findMailLanguage } from '../members/store.ts'
import type { Mailer } from '../notices/mailer.ts'
import type { AuthParts } from './open-auth.ts'
import { codeMail, passwordMail } from './mails.ts'

/**
 * Mails codes and links to who has a use for them. Nobody waits for it: the answer says the same, and as soon, whether
 * the address is known or not. What fails is in the log, and the person asks again.
 */
export const signInMails = (
  db: Db,
  mailer: Mailer,
  log: Log,
): Pick<AuthParts, 'mailCode' | 'mailPasswordLink'> => {
  const later = (work: () => Promise<void>): void => {
    work().catch((error: unknown) => log.error({ part: 'mail', err: error }, 'a mail for signing in failed'))
  }
  return {
    mailCode: (email, code) =>
      later(async () => {
        const language = await transaction(db, { sight: 'all' }, (tx) => findMailLanguage(tx, email))
        if (language !== null) await mailer.send(codeMail(email, code, language))
      }),
    mailPasswordLink: (email, link) =>
      later(async () => {
        const language = await transaction(db, { sight: 'all' }, (tx) => findMailLanguage(tx, email))
        await mailer.send(passwordMail(email, link, language ?? 'en'))
      }),
  }
}
