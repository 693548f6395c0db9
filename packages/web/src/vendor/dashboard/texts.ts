import { defineTexts } from '../../ui/language.ts'

export const dashboardTexts = defineTexts(
  {
    title: 'Overview',
    lead: (name: string) => `Signed in as ${name}.`,
    mayDo: 'Operations you may call',
    mayDoWhy: 'By your role here',
  },
  {
    title: 'Übersicht',
    lead: (name) => `Angemeldet als ${name}.`,
    mayDo: 'Erlaubte Aufrufe',
    mayDoWhy: 'Nach Ihrer Rolle hier',
  },
)
