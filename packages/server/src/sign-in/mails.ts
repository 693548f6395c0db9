import type { Mail } from '../notices/mailer.ts'

export type MailLanguage = 'en' | 'de'

/** A2: the code that opens the Customer Portal. It is good for ten minutes and once. */
export const codeMail = (to: string, code: string, language: MailLanguage): Mail => ({
  to,
  ...{
    en: {
      subject: `${code} is your code for Tenure`,
      text: [
        `Your code is ${code}.`,
        'Type it where you asked for it; it is good for ten minutes, and once.',
        'If you did not ask for it, do nothing: without the code nobody gets in.',
      ].join('\n\n'),
    },
    de: {
      subject: `${code} ist Ihr Code für Tenure`,
      text: [
        `Ihr Code lautet ${code}.`,
        'Geben Sie ihn dort ein, wo Sie ihn angefordert haben; er gilt zehn Minuten und einmal.',
        'Wenn Sie ihn nicht angefordert haben, tun Sie nichts: Ohne den Code kommt niemand hinein.',
      ].join('\n\n'),
    },
  }[language],
})

export const passwordMail = (to: string, link: string, language: MailLanguage): Mail => ({
  to,
  ...{
    en: {
      subject: 'A new password for Tenure',
      text: [
        `Set a new password here:\n${link}`,
        'The link is good for an hour, and once. All your sessions end with it.',
        'If you did not ask for it, do nothing: your password stays as it is.',
      ].join('\n\n'),
    },
    de: {
      subject: 'Ein neues Passwort für Tenure',
      text: [
        `Setzen Sie hier ein neues Passwort:\n${link}`,
        'Der Link gilt eine Stunde und einmal. Alle Ihre Sitzungen enden damit.',
        'Wenn Sie ihn nicht angefordert haben, tun Sie nichts: Ihr Passwort bleibt, wie es ist.',
      ].join('\n\n'),
    },
  }[language],
})

export type Invited = {
  readonly to: string
  readonly link: string
  readonly invitedBy: string
  /** Null: the vendor itself. */
  readonly partnerName: string | null
}

export const invitationMail = (
  { to, link, invitedBy, partnerName }: Invited,
  language: MailLanguage,
): Mail => ({
  to,
  ...{
    en: {
      subject: `${invitedBy} invites you to ${partnerName ?? 'Tenure'}`,
      text: [
        `${invitedBy} invites you to manage licenses${partnerName === null ? '' : ` for ${partnerName}`} with Tenure.`,
        `Accept here:\n${link}`,
        'The link is good for seven days, and for one person. If you do not know who that is, do nothing.',
      ].join('\n\n'),
    },
    de: {
      subject: `${invitedBy} lädt Sie zu ${partnerName ?? 'Tenure'} ein`,
      text: [
        `${invitedBy} lädt Sie ein, mit Tenure Lizenzen${partnerName === null ? '' : ` für ${partnerName}`} zu verwalten.`,
        `Hier nehmen Sie an:\n${link}`,
        'Der Link gilt sieben Tage und für eine Person. Wenn Sie nicht wissen, wer das ist, tun Sie nichts.',
      ].join('\n\n'),
    },
  }[language],
})
