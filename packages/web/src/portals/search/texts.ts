import { defineTexts } from '../../ui/language.ts'

export const searchTexts = defineTexts(
  {
    label: 'License ID, Customer ID, install code, e-mail, name or order reference',
    types: {
      license: 'License',
      order: 'Order',
      account: 'Account',
      controller: 'Controller',
      contact: 'Contact',
      member: 'Person',
      partner: 'Partner',
    },
    results: 'What was found',
    recent: 'Opened last',
    hint: 'The beginning is enough, from two characters on; a Customer ID has to be whole.',
    nothing: (q: string) => `Nothing begins with “${q}”.`,
    count: (count: number) => (count === 1 ? '1 found' : `${count} found`),
    keys: 'Up and down to choose, Enter to open, Escape to close',
    ofPartner: (partner: string) => `of ${partner}`,
  },
  {
    label: 'License ID, Customer ID, Installationscode, E-Mail, Name oder Bestellnummer',
    types: {
      license: 'Lizenz',
      order: 'Bestellung',
      account: 'Konto',
      controller: 'Controller',
      contact: 'Ansprechpartner',
      member: 'Person',
      partner: 'Partner',
    },
    results: 'Was gefunden wurde',
    recent: 'Zuletzt geöffnet',
    hint: 'Der Anfang genügt, ab zwei Zeichen; eine Customer ID muss ganz sein.',
    nothing: (q) => `Nichts beginnt mit „${q}“.`,
    count: (count) => `${count} gefunden`,
    keys: 'Auf und ab zum Wählen, Eingabe zum Öffnen, Escape zum Schließen',
    ofPartner: (partner) => `von ${partner}`,
  },
)
