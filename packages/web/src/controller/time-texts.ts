import { defineTexts } from '../ui/language.ts'

const unknownEn: readonly string[] = [
  'No seat is taken away, no license is lost, and every device keeps running.',
  'Upgrades that need maintenance wait.',
  'To end it: set the clock, or take in a fresh answer of the service, online or carried.',
]
const unknownDe: readonly string[] = [
  'Kein Platz wird weggenommen, keine Lizenz geht verloren, und jedes Gerät läuft weiter.',
  'Upgrades, die Wartung brauchen, warten.',
  'So endet es: die Uhr stellen, oder eine frische Antwort des Dienstes übernehmen, online oder hingebracht.',
]

/** What the standing of the controller's clock means for a person (O5), by its code. */
export const timeTexts = defineTexts(
  {
    titles: {
      'unknown-never-set': 'Time unknown: the clock was never set',
      'unknown-behind': 'Time unknown: the clock shows less than it did before',
      'answer-counts': 'The clock of this controller is wrong',
    },
    evidence: (clock: string, known: string) =>
      `The clock shows ${clock}; the latest time there is evidence of is ${known}.`,
    counts: (clock: string) =>
      `The clock shows ${clock}; the time of the service’s last answer counts until the agent is started again.`,
    effects: {
      'unknown-never-set': unknownEn,
      'unknown-behind': unknownEn,
      'answer-counts': ['Everything works as it should.', 'To end it: set the clock.'],
    },
  },
  {
    titles: {
      'unknown-never-set': 'Zeit unbekannt: die Uhr wurde nie gestellt',
      'unknown-behind': 'Zeit unbekannt: die Uhr zeigt weniger als zuvor',
      'answer-counts': 'Die Uhr dieses Controllers geht falsch',
    },
    evidence: (clock, known) => `Die Uhr zeigt ${clock}; die späteste belegte Zeit ist ${known}.`,
    counts: (clock) =>
      `Die Uhr zeigt ${clock}; bis zum nächsten Start des Agenten zählt die Zeit der letzten Antwort des Dienstes.`,
    effects: {
      'unknown-never-set': unknownDe,
      'unknown-behind': unknownDe,
      'answer-counts': ['Alles arbeitet, wie es soll.', 'So endet es: die Uhr stellen.'],
    },
  },
)
