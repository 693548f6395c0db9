import assert from 'node:assert/strict'
import type { BrowserContext } from 'playwright-core'
import { waitUntil } from '../../tools/run/wait-until.ts'
import type { MailCatcher } from '../../tools/start/mail-catcher.ts'

export type Member = { readonly email: string; readonly password: string }

/** From then on all pages of the window are theirs. */
export const signInWithPassword = (
  context: BrowserContext,
  url: string,
  { email, password }: Member,
): Promise<void> => post(context, url, '/auth/sign-in/email', { email, password })

/** A contact of an account, by the code of the mail (A2). */
export const signInByCode = async (
  context: BrowserContext,
  url: string,
  email: string,
  { mails }: MailCatcher,
): Promise<void> => {
  const before = mails().length
  await post(context, url, '/auth/email-otp/send-verification-otp', { email, type: 'sign-in' })
  const otp = await waitUntil(`a code for ${email}`, async () => {
    const mail = mails()
      .slice(0, mails().length - before)
      .find(({ to }) => to === email)
    return /\b\d{6}\b/.exec(mail?.text ?? '')?.[0] ?? null
  })
  await post(context, url, '/auth/sign-in/email-otp', { email, otp })
}

const post = async ({ request }: BrowserContext, url: string, path: string, data: object): Promise<void> => {
  const reply = await request.post(path, { data, headers: { origin: url } })
  assert.equal(reply.status(), 200, await reply.text())
}
