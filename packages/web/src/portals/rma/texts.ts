import { defineTexts } from '../../ui/language.ts'

export const rmaTexts = defineTexts(
  {
    title: 'A controller is dead',
    lead: 'Its licenses are freed by its install code, and nothing of them is lost (T6).',
    steps: { unit: 'Which one', where: 'Where to', reason: 'Why' },
    unit: 'The dead controller',
    unitHint: 'The install code is on the label of the unit.',
    notActive: (code: string) => `${code} was given up already, or has left. There is nothing to move.`,
    unknown: (code: string) => `No controller has the install code ${code}.`,
    next: 'Continue',
    back: 'Back',
    whereTo: 'Where do its licenses go?',
    toAccount: (account: string) => `Back to the account ${account}`,
    toAccountWhy: 'They can be activated on any of its controllers, at once or later.',
    toReplacement: 'To a replacement that has asked already',
    toReplacementWhy:
      'All of them or none. They count there from its next exchange on, which it does by itself while it is online.',
    replacement: 'The replacement',
    replacementHint: (account: string) => `A controller of ${account} that has been heard from.`,
    reason: 'Reason',
    reasonHint: 'It is kept in the ledger with each license.',
    reasonExample: 'Power surge, unit does not boot',
    willHappen: 'What will happen',
    goesToAccount: (count: string, code: string, account: string) =>
      `${count} licenses go from ${code} back to the account ${account}.`,
    goesToReplacement: (count: string, code: string, replacement: string) =>
      `${count} licenses go from ${code} to ${replacement}.`,
    clocks: 'Terms that have begun run on (M2).',
    ifSeen: (code: string) =>
      `If ${code} is heard from again, it gets an empty license file and a case is opened.`,
    budget: (budget: string) =>
      `As a partner you can do this ${budget} times in twelve months; then Customer Success does it.`,
    act: 'Give it up and move the licenses',
    doneTitle: (code: string) => `${code} is given up`,
    doneAccount: (count: string, account: string) => `${count} licenses are in the account ${account} again.`,
    doneReplacement: (count: string, replacement: string) => `${count} licenses are on ${replacement}.`,
    nextTitle: 'What comes next',
    nextAccount: [
      'Give the new unit the Customer ID of the account.',
      'Activate the licenses on it: in its own pages, or offline with the request it makes.',
      'Take the dead unit off the network, so that it does not ask again.',
    ],
    nextReplacement: [
      'The replacement fetches its new license file with its next exchange; offline, carry a request and its answer.',
      'Its field devices then get their seats.',
      'Take the dead unit off the network, so that it does not ask again.',
    ],
    toTheAccount: 'To the account',
    toTheReplacement: 'To the replacement',
    another: 'Another one',
  },
  {
    title: 'Ein Controller ist tot',
    lead: 'Seine Lizenzen werden über seinen Installationscode frei, und nichts davon geht verloren (T6).',
    steps: { unit: 'Welcher', where: 'Wohin', reason: 'Warum' },
    unit: 'Der tote Controller',
    unitHint: 'Der Installationscode steht auf dem Schild des Geräts.',
    notActive: (code) =>
      `${code} wurde schon aufgegeben oder ist weggegangen. Es gibt nichts zu verschieben.`,
    unknown: (code) => `Kein Controller hat den Installationscode ${code}.`,
    next: 'Weiter',
    back: 'Zurück',
    whereTo: 'Wohin gehen seine Lizenzen?',
    toAccount: (account) => `Zurück in das Konto ${account}`,
    toAccountWhy: 'Sie lassen sich auf jedem seiner Controller aktivieren, gleich oder später.',
    toReplacement: 'Auf ein Ersatzgerät, das schon gefragt hat',
    toReplacementWhy:
      'Alle oder keine. Sie gelten dort ab seinem nächsten Austausch, den es von selbst macht, solange es online ist.',
    replacement: 'Das Ersatzgerät',
    replacementHint: (account) => `Ein Controller von ${account}, der schon gehört wurde.`,
    reason: 'Begründung',
    reasonHint: 'Sie bleibt bei jeder Lizenz im Journal.',
    reasonExample: 'Überspannung, Gerät startet nicht',
    willHappen: 'Was geschehen wird',
    goesToAccount: (count, code, account) =>
      `${count} Lizenzen gehen von ${code} zurück in das Konto ${account}.`,
    goesToReplacement: (count, code, replacement) =>
      `${count} Lizenzen gehen von ${code} auf ${replacement}.`,
    clocks: 'Begonnene Laufzeiten laufen weiter (M2).',
    ifSeen: (code) =>
      `Wird ${code} wieder gehört, bekommt er eine leere Lizenzdatei, und ein Fall wird geöffnet.`,
    budget: (budget) =>
      `Als Partner können Sie das ${budget}-mal in zwölf Monaten; danach macht es der Customer Success.`,
    act: 'Aufgeben und die Lizenzen verschieben',
    doneTitle: (code) => `${code} ist aufgegeben`,
    doneAccount: (count, account) => `${count} Lizenzen sind wieder im Konto ${account}.`,
    doneReplacement: (count, replacement) => `${count} Lizenzen sind auf ${replacement}.`,
    nextTitle: 'Wie es weitergeht',
    nextAccount: [
      'Geben Sie dem neuen Gerät die Customer ID des Kontos.',
      'Aktivieren Sie die Lizenzen darauf: auf seinen eigenen Seiten, oder offline mit seiner Anfrage.',
      'Nehmen Sie das tote Gerät vom Netz, damit es nicht wieder fragt.',
    ],
    nextReplacement: [
      'Das Ersatzgerät holt seine neue Lizenzdatei mit dem nächsten Austausch; offline tragen Sie eine Anfrage und ihre Antwort.',
      'Seine Feldgeräte bekommen dann ihre Plätze.',
      'Nehmen Sie das tote Gerät vom Netz, damit es nicht wieder fragt.',
    ],
    toTheAccount: 'Zum Konto',
    toTheReplacement: 'Zum Ersatzgerät',
    another: 'Noch einer',
  },
)
