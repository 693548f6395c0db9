import { defineTexts } from '../../ui/language.ts'

export const customerIdTexts = defineTexts(
  {
    title: 'Customer ID',
    lead: 'Who has it can let a controller have this account’s licenses. Treat it as a password.',
    what: 'Customer ID',
    hidden: 'Your role does not see it. Ask a contact of the account or your partner.',
    how: 'How a controller gets it',
    steps: [
      'Sign in on the controller as its Owner, and open the page Licenses.',
      'Choose “Manage Customer Accounts”, type or paste the Customer ID, and save it. That needs no network.',
      'With a network: “Download Licenses from the Cloud”, tick what it shall get, “Activate”. Without one: the page Offline.',
    ],
    terminal: 'At a terminal:',
    approves: 'The account approves each new controller: your partner lets it in after it has asked.',
    approvesNot: 'A controller that has it can activate at once. The contacts are told of each new one.',
    lost: 'Did somebody see it who should not have? Your partner can replace it; what runs goes on running.',
  },
  {
    title: 'Customer ID',
    lead: 'Wer sie hat, kann einem Controller die Lizenzen dieses Kontos geben. Behandeln Sie sie wie ein Passwort.',
    what: 'Customer ID',
    hidden: 'Ihre Rolle sieht sie nicht. Fragen Sie einen Kontakt des Kontos oder Ihren Partner.',
    how: 'Wie ein Controller sie bekommt',
    steps: [
      'Melden Sie sich auf dem Controller als sein Owner an, und öffnen Sie die Seite Lizenzen.',
      'Wählen Sie „Kundenkonten verwalten“, geben Sie die Customer ID ein, und speichern Sie. Das braucht kein Netz.',
      'Mit Netz: „Lizenzen aus der Cloud laden“, ankreuzen, was er bekommen soll, „Aktivieren“. Ohne Netz: die Seite Offline.',
    ],
    terminal: 'An einem Terminal:',
    approves:
      'Das Konto gibt jeden neuen Controller frei: Ihr Partner lässt ihn herein, nachdem er gefragt hat.',
    approvesNot:
      'Ein Controller, der sie hat, kann sofort aktivieren. Die Kontakte erfahren von jedem neuen.',
    lost: 'Hat sie jemand gesehen, der es nicht sollte? Ihr Partner kann sie ersetzen; was läuft, läuft weiter.',
  },
)
