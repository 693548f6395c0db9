import { defineTexts } from '../../ui/language.ts'

export const ledgerTexts = defineTexts(
  {
    title: 'Ledger',
    lead: 'Every movement of every license, newest first. Nothing here is ever changed or deleted.',
    at: 'When',
    what: 'What',
    license: 'License',
    from: 'From',
    to: 'To',
    actor: 'Who',
    note: 'Note',
    request: 'Request',
    none: 'Nothing has moved yet',
    noneWhy: 'Each license that is issued, handed on, activated or returned is written here.',
  },
  {
    title: 'Journal',
    lead: 'Jede Bewegung jeder Lizenz, die neueste zuerst. Nichts hier wird je geändert oder gelöscht.',
    at: 'Wann',
    what: 'Was',
    license: 'Lizenz',
    from: 'Von',
    to: 'Nach',
    actor: 'Wer',
    note: 'Vermerk',
    request: 'Anfrage',
    none: 'Noch hat sich nichts bewegt',
    noneWhy:
      'Jede Lizenz, die ausgestellt, weitergegeben, aktiviert oder zurückgegeben wird, wird hier festgehalten.',
  },
)
