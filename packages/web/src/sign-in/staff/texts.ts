import { defineTexts } from '../../ui/language.ts'

export const staffTexts = defineTexts(
  {
    title: 'Sign in',
    lead: 'For people who work for the vendor or for a partner.',
    signIn: 'Sign in',
    forgotten: 'I have forgotten my password',
    or: 'or',
    passkey: 'Sign in with a passkey',
    sso: 'Single sign-on',
    ssoTitle: 'Single sign-on',
    ssoLead: 'Your organisation signs you in. Which one that is, the address tells.',
    ssoGo: 'Go to the sign-in of my organisation',
    ssoErrors: {
      'sso-expired': 'The way through your organisation took too long, or was opened twice. Begin again.',
      'sso-failed': 'The sign-in of your organisation did not succeed. Try again, or ask who runs it.',
      'sso-email':
        'Your organisation named no e-mail address of its own that is confirmed. Ask who runs its sign-in.',
      'sso-no-member': 'Nobody has invited you here yet. Ask an administrator for an invitation.',
    },
    codeTitle: 'The second factor',
    codeLead: 'Type the code that your authenticator app shows now.',
    confirm: 'Confirm',
    useBackup: 'I do not have the app: use a backup code',
    useCode: 'Use the code of the app',
    backupCode: 'Backup code',
    backupLead: 'Each backup code is good once.',
    again: 'Begin again',
  },
  {
    title: 'Anmelden',
    lead: 'Für alle, die für den Hersteller oder einen Partner arbeiten.',
    signIn: 'Anmelden',
    forgotten: 'Ich habe mein Passwort vergessen',
    or: 'oder',
    passkey: 'Mit einem Passkey anmelden',
    sso: 'Single Sign-on',
    ssoTitle: 'Single Sign-on',
    ssoLead: 'Ihre Organisation meldet Sie an. Welche das ist, sagt die Adresse.',
    ssoGo: 'Zur Anmeldung meiner Organisation',
    ssoErrors: {
      'sso-expired':
        'Der Weg über Ihre Organisation dauerte zu lange oder wurde zweimal geöffnet. Beginnen Sie von vorn.',
      'sso-failed':
        'Die Anmeldung Ihrer Organisation ist nicht gelungen. Versuchen Sie es erneut, oder fragen Sie, wer sie betreibt.',
      'sso-email':
        'Ihre Organisation nannte keine bestätigte eigene E-Mail-Adresse. Fragen Sie, wer ihre Anmeldung betreibt.',
      'sso-no-member': 'Noch hat Sie niemand eingeladen. Bitten Sie einen Administrator um eine Einladung.',
    },
    codeTitle: 'Der zweite Faktor',
    codeLead: 'Geben Sie den Code ein, den Ihre Authenticator-App jetzt zeigt.',
    confirm: 'Bestätigen',
    useBackup: 'Ich habe die App nicht: einen Ersatzcode nehmen',
    useCode: 'Den Code der App nehmen',
    backupCode: 'Ersatzcode',
    backupLead: 'Jeder Ersatzcode gilt einmal.',
    again: 'Von vorn beginnen',
  },
)
