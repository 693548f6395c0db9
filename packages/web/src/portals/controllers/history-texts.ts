import { defineTexts } from '../../ui/language.ts'

export const historyTexts = defineTexts(
  {
    title: 'History',
    lead: 'Licenses that came and left, and who decided what; the newest first.',
    none: 'No license has come to it yet, and nobody had to decide anything.',
    pages: 'Pages of the history',
    licenses: 'Licenses',
    from: 'from',
    to: { issue: 'to', split: 'to', transfer: 'to', recall: 'to', activate: 'to', return: 'to', rma: 'to' },
    deeds: {
      approved: 'Approved',
      'key-approved': 'New key approved',
      'given-up': 'Given up as dead (RMA)',
      reinstated: 'In use again',
    },
    by: (who: string) => `by ${who}`,
    reasonGiven: (note: string) => `“${note}”`,
  },
  {
    title: 'Geschichte',
    lead: 'Lizenzen, die kamen und gingen, und wer was entschied; das Neueste zuerst.',
    none: 'Noch kam keine Lizenz zu ihm, und niemand hatte etwas zu entscheiden.',
    pages: 'Seiten der Geschichte',
    licenses: 'Lizenzen',
    from: 'aus',
    to: {
      issue: 'an',
      split: 'an',
      transfer: 'an',
      recall: 'an',
      activate: 'an',
      return: 'an',
      rma: 'nach',
    },
    deeds: {
      approved: 'Freigegeben',
      'key-approved': 'Neuer Schlüssel freigegeben',
      'given-up': 'Als tot aufgegeben (RMA)',
      reinstated: 'Wieder in Verwendung',
    },
    by: (who) => `durch ${who}`,
    reasonGiven: (note) => `„${note}“`,
  },
)
