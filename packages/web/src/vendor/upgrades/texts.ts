import { defineTexts } from '../../ui/language.ts'

export const upgradesTexts = defineTexts(
  {
    title: 'One-time upgrades',
    lead: (days: number) =>
      `For a controller with no, or lapsed, maintenance: one upgrade to the current feature release. Within ${days} days of that purchase maintenance can be bought as well (M7).`,
    allowed: 'The vendor’s settings allow maintenance at any time, so these days are not counted now.',
    list: 'Upgrade licenses',
    none: 'No upgrade license yet',
    noneWhy: 'Issue one to a partner above; its clock starts on that day.',
    issue: 'Issue an upgrade license',
    issueWhy: 'Its quantity has to be at least the capacity of the controller.',
    license: 'License ID',
    quantity: 'For up to',
    partner: 'Partner',
    where: 'Where it is',
    issued: 'Issued',
    until: 'Maintenance until',
    state: 'Clock',
    left: (days: number) =>
      days === 0 ? 'Today is the last day' : days === 1 ? '1 day left' : `${days} days left`,
    over: 'Over',
  },
  {
    title: 'Einmalige Upgrades',
    lead: (days) =>
      `Für einen Controller ohne Wartung, oder mit abgelaufener: ein Upgrade auf die aktuelle Funktionsversion. In den ${days} Tagen nach diesem Kauf lässt sich auch Wartung kaufen (M7).`,
    allowed:
      'Die Einstellungen des Herstellers erlauben Wartung jederzeit; diese Tage werden zurzeit nicht gezählt.',
    list: 'Upgrade-Lizenzen',
    none: 'Noch keine Upgrade-Lizenz',
    noneWhy: 'Stellen Sie oben eine an einen Partner aus; ihre Uhr beginnt an diesem Tag.',
    issue: 'Upgrade-Lizenz ausstellen',
    issueWhy: 'Ihre Menge muss mindestens die Kapazität des Controllers sein.',
    license: 'License ID',
    quantity: 'Für bis zu',
    partner: 'Partner',
    where: 'Wo sie ist',
    issued: 'Ausgestellt',
    until: 'Wartung bis',
    state: 'Uhr',
    left: (days) =>
      days === 0 ? 'Heute ist der letzte Tag' : days === 1 ? 'noch 1 Tag' : `noch ${days} Tage`,
    over: 'Vorbei',
  },
)
