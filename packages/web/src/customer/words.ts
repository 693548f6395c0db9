import { defineTexts } from '../ui/language.ts'

/** Where an account's licenses are, and how its controllers stand, as each page of it says. */
export const customerWords = defineTexts(
  {
    free: 'Free, in the account',
    on: (installCode: string) => `On ${installCode}`,
    elsewhere: 'No longer in the account',
    states: { active: 'Active', pending: 'Waits for approval', replaced: 'Replaced', left: 'Moved away' },
    stateWhy: {
      active: '',
      pending: 'A contact’s new controller can have licenses only when the partner has approved it.',
      replaced: 'It was given up as dead; its licenses are back in the account.',
      left: 'It belongs to another account now.',
    },
    covered: (day: string) => `until ${day}`,
    coveredOpen: 'covered',
    coveredPart: (maintained: string, required: string) => `${maintained} of ${required} field devices`,
    coveredNot: 'none',
    coveredNotNeeded: 'not needed',
    seats: (used: string, capacity: string) => `${used} of ${capacity}`,
  },
  {
    free: 'Frei, im Konto',
    on: (installCode) => `Auf ${installCode}`,
    elsewhere: 'Nicht mehr im Konto',
    states: { active: 'Aktiv', pending: 'Wartet auf Freigabe', replaced: 'Ersetzt', left: 'Umgezogen' },
    stateWhy: {
      active: '',
      pending: 'Ein neuer Controller kann erst Lizenzen bekommen, wenn der Partner ihn freigegeben hat.',
      replaced: 'Er wurde als defekt aufgegeben; seine Lizenzen sind wieder im Konto.',
      left: 'Er gehört jetzt zu einem anderen Konto.',
    },
    covered: (day) => `bis ${day}`,
    coveredOpen: 'gedeckt',
    coveredPart: (maintained, required) => `${maintained} von ${required} Feldgeräten`,
    coveredNot: 'keine',
    coveredNotNeeded: 'nicht nötig',
    seats: (used, capacity) => `${used} von ${capacity}`,
  },
)
