import { defineTexts } from '../../ui/language.ts'

export const refusedTexts = defineTexts(
  {
    lost: 'The answer has not arrived',
    lostWhy:
      'The network broke, or it is very slow. Ask again as often as you like: nothing is done twice, and the answer is the same.',
    busy: 'Too many questions in a short time',
    busyWhy: (seconds: number) =>
      seconds > 0
        ? `The service takes the next one in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`
        : 'The service takes the next one now.',
    again: 'Ask again',
  },
  {
    lost: 'Die Antwort ist nicht angekommen',
    lostWhy:
      'Das Netz ist abgerissen oder sehr langsam. Fragen Sie so oft, wie Sie wollen: Nichts geschieht zweimal, und die Antwort ist dieselbe.',
    busy: 'Zu viele Fragen in kurzer Zeit',
    busyWhy: (seconds) =>
      seconds > 0
        ? `Der Dienst nimmt die nächste in ${seconds} ${seconds === 1 ? 'Sekunde' : 'Sekunden'}.`
        : 'Der Dienst nimmt die nächste jetzt.',
    again: 'Noch einmal fragen',
  },
)
