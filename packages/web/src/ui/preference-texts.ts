import { defineTexts } from './language.ts'

export const preferenceTexts = defineTexts(
  {
    language: 'Language',
    colours: { label: 'Colours', auto: 'As the system', light: 'Light', dark: 'Dark' },
  },
  {
    language: 'Sprache',
    colours: { label: 'Farben', auto: 'Wie das System', light: 'Hell', dark: 'Dunkel' },
  },
)
