import { defineTexts } from '../../ui/language.ts'

export const customerTexts = defineTexts(
  {
    title: 'Sign in as a customer',
    lead: 'If your address is a contact of an account, you get a code by e-mail.',
    send: 'Send me a code',
    codeTitle: 'Type the code',
    sent: (email: string) =>
      `If ${email} is a contact of an account, a code is on its way. It is good for ten minutes.`,
    signIn: 'Sign in',
    again: 'Send another code',
    sentAgain: 'If the address is known, another code is on its way. Only the newest one is good.',
    otherAddress: 'Use another address',
  },
  {
    title: 'Als Kunde anmelden',
    lead: 'Ist Ihre Adresse ein Kontakt eines Kontos, bekommen Sie einen Code per E-Mail.',
    send: 'Code senden',
    codeTitle: 'Geben Sie den Code ein',
    sent: (email) =>
      `Ist ${email} ein Kontakt eines Kontos, so ist ein Code unterwegs. Er gilt zehn Minuten.`,
    signIn: 'Anmelden',
    again: 'Noch einen Code senden',
    sentAgain: 'Ist die Adresse bekannt, so ist noch ein Code unterwegs. Nur der neueste gilt.',
    otherAddress: 'Eine andere Adresse nehmen',
  },
)
