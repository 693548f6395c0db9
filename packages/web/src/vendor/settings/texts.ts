import { defineTexts } from '../../ui/language.ts'

export const settingsTexts = defineTexts(
  {
    title: 'Settings',
    lead: 'The vendor’s policies. A change counts from the next decision on; nothing that was decided is decided again.',
    groups: { maintenance: 'Maintenance', rma: 'Dead controllers', access: 'Access' },
    upgradeBasis: 'Which upgrades maintenance allows',
    upgradeBasisWhy:
      'M5: maintenance is judged when the upgrade is installed; or any release that was published before the end stays allowed for ever.',
    lateMaintenance: 'Maintenance after it lapsed',
    lateMaintenanceWhy:
      'M7: on a controller with capacity whose maintenance has lapsed, new maintenance is refused; it takes a one-time upgrade first, and then 30 days.',
    rmaBudgetPerYear: 'RMAs of a partner in twelve months',
    rmaBudgetPerYearWhy:
      'T6: so many dead controllers a partner gives up by itself; Customer Success has no limit. 0: never.',
    secondFactor: 'Second factor',
    secondFactorWhy:
      'Who signs in with a password needs a code of an app or a passkey as well. It holds for the people of the vendor and of partners, from their next call on.',
    values: {
      'installed-at': 'Judged when it is installed',
      'released-at': 'Judged by when the release was published',
      refused: 'Refused',
      allowed: 'Allowed',
      required: 'Required',
      optional: 'Optional',
    },
    save: 'Save',
    discard: 'Discard changes',
    saved: 'The settings are saved',
    unchanged: 'Nothing was changed.',
    othersChanged: 'Somebody else changed these settings while you did',
    othersChangedWhy: 'Nothing was lost, and nothing saved yet. Look at what is different, then save again.',
    theirs: (what: string, value: string) => `${what}: now ${value}, which was taken over.`,
    conflict: (what: string, theirs: string, yours: string) =>
      `${what}: they chose ${theirs}, you ${yours}. Yours is kept unless you change it.`,
    takeTheirs: (what: string) => `Take theirs: ${what}`,
    notPermitted: 'Only the vendor’s administrators change settings; you see them as they are.',
  },
  {
    title: 'Einstellungen',
    lead: 'Die Regeln des Herstellers. Eine Änderung gilt ab der nächsten Entscheidung; Entschiedenes wird nicht neu entschieden.',
    groups: { maintenance: 'Wartung', rma: 'Tote Controller', access: 'Zugang' },
    upgradeBasis: 'Welche Upgrades die Wartung erlaubt',
    upgradeBasisWhy:
      'M5: Die Wartung wird beurteilt, wenn das Upgrade installiert wird; oder jede Version, die vor dem Ende veröffentlicht wurde, bleibt für immer erlaubt.',
    lateMaintenance: 'Wartung, nachdem sie abgelaufen ist',
    lateMaintenanceWhy:
      'M7: Auf einem Controller mit Kapazität und abgelaufener Wartung wird neue Wartung abgelehnt; zuerst braucht es ein einmaliges Upgrade, dann sind 30 Tage Zeit.',
    rmaBudgetPerYear: 'RMAs eines Partners in zwölf Monaten',
    rmaBudgetPerYearWhy:
      'T6: So viele tote Controller gibt ein Partner selbst auf; der Customer Success hat keine Grenze. 0: nie.',
    secondFactor: 'Zweiter Faktor',
    secondFactorWhy:
      'Wer sich mit Passwort anmeldet, braucht auch einen Code einer App oder einen Passkey. Das gilt für die Personen des Herstellers und der Partner, ab ihrem nächsten Aufruf.',
    values: {
      'installed-at': 'Beurteilt bei der Installation',
      'released-at': 'Beurteilt nach der Veröffentlichung',
      refused: 'Abgelehnt',
      allowed: 'Erlaubt',
      required: 'Nötig',
      optional: 'Freiwillig',
    },
    save: 'Speichern',
    discard: 'Änderungen verwerfen',
    saved: 'Die Einstellungen sind gespeichert',
    unchanged: 'Nichts wurde geändert.',
    othersChanged: 'Jemand anderes hat diese Einstellungen inzwischen geändert',
    othersChangedWhy:
      'Nichts ging verloren, und noch nichts ist gespeichert. Sehen Sie nach, was anders ist, und speichern Sie erneut.',
    theirs: (what, value) => `${what}: jetzt ${value}; das wurde übernommen.`,
    conflict: (what, theirs, yours) =>
      `${what}: dort ${theirs}, bei Ihnen ${yours}. Ihres bleibt, wenn Sie es nicht ändern.`,
    takeTheirs: (what) => `Das andere nehmen: ${what}`,
    notPermitted: 'Nur Administratoren des Herstellers ändern Einstellungen; Sie sehen sie, wie sie sind.',
  },
)
