import { defineTexts } from './language.ts'

/** What every page says. */
export const stateTexts = defineTexts(
  {
    loading: 'Loading',
    notShown: 'This cannot be shown',
    tryAgain: 'Try again',
    cancel: 'Cancel',
    close: 'Close',
    save: 'Save',
    ownerOnly: 'Only the Owner may do this.',
  },
  {
    loading: 'Wird geladen',
    notShown: 'Das kann nicht gezeigt werden',
    tryAgain: 'Erneut versuchen',
    cancel: 'Abbrechen',
    close: 'Schließen',
    save: 'Speichern',
    ownerOnly: 'Das darf nur der Owner.',
  },
)
