import { defineTexts } from '../../ui/language.ts'

export const historyTexts = defineTexts(
  {
    title: 'History',
    lead: 'Every movement of the account’s licenses, as it stands in the ledger; the newest first.',
    at: 'When',
    license: 'License',
    moved: 'What happened',
    by: 'By',
    from: 'From',
    to: 'To',
    none: 'Nothing has happened yet',
    noneWhy: 'The first movement is the transfer of a license from your partner to this account.',
  },
  {
    title: 'Verlauf',
    lead: 'Jede Bewegung der Lizenzen des Kontos, wie sie im Hauptbuch steht; die neueste zuerst.',
    at: 'Wann',
    license: 'Lizenz',
    moved: 'Was geschah',
    by: 'Durch',
    from: 'Von',
    to: 'Nach',
    none: 'Noch ist nichts geschehen',
    noneWhy: 'Die erste Bewegung ist die Übertragung einer Lizenz von Ihrem Partner an dieses Konto.',
  },
)
