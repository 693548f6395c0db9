import { defineTexts } from '../../ui/language.ts'

export const licenseTexts = defineTexts(
  {
    title: 'Licenses',
    columns: {
      segment: 'Segment Controller',
      description: 'Description',
      status: 'Status',
      activated: 'Activation Date',
      licenseId: 'License ID',
      note: 'Note',
    },
    states: {
      active: 'Active',
      expiring: (day: string) => `Expiring ${day}`,
      expired: (day: string) => `Expired ${day}`,
    },
    select: (description: string) => `Select ${description}`,
    selectAll: 'Select all licenses',
    editNote: (description: string) => `Note on ${description}`,
    shownNote: (shown: string, description: string) => `${shown}, note on ${description}`,
    addNote: 'Add a note',
    none: 'This controller holds no license',
    noneMeans: (devices: number) =>
      devices === 0
        ? 'It can be set up and routed through without one. Devices are provisioned once it has capacity.'
        : devices === 1
          ? 'Its device can be set up, but not provisioned, read or written.'
          : `Its ${devices} devices can be set up, but not provisioned, read or written.`,
    noneOwner: 'Enter the Customer ID of the account, then download its licenses; or add a license file.',
    noneOther: 'The Owner of this controller activates licenses.',
    seats: 'Seats',
    seatsUsed: (used: string, capacity: string) => `${used} of ${capacity} used`,
    seatsFree: (free: string) => `${free} free`,
    seatsWaiting: (waiting: string, one: boolean) =>
      one ? '1 device waits for a seat' : `${waiting} devices wait for a seat`,
    maintenance: 'Maintenance',
    notNeeded: 'Not needed: there is no capacity to maintain.',
    covered: (end: string | null) => (end === null ? 'Covered' : `Covered until ${end}`),
    notCovered: (missing: string, required: string) =>
      `Not covered: maintenance for ${missing} more of ${required} devices is missing. The devices go on running; new feature releases wait.`,
    today: 'Today',
    term: (description: string, from: string, to: string) => `${description}: ${from} to ${to}`,
    quantity: (count: string) => `${count} devices`,
    buttons: {
      account: 'Manage Customer Accounts',
      download: 'Download Licenses from the Cloud',
      add: 'Add License',
      notices: 'Edit Notifications',
      giveBack: 'Return to the Cloud',
      refresh: 'Refresh',
    },
    viewOnly: 'You may view the licenses. Only the Owner manages them.',
    notDone: 'Not everything was done',
    refusedBefore: 'The last request was not done in full',
  },
  {
    title: 'Lizenzen',
    columns: {
      segment: 'Segment-Controller',
      description: 'Beschreibung',
      status: 'Status',
      activated: 'Aktiviert am',
      licenseId: 'License ID',
      note: 'Notiz',
    },
    states: {
      active: 'Aktiv',
      expiring: (day) => `Läuft ab am ${day}`,
      expired: (day) => `Abgelaufen am ${day}`,
    },
    select: (description) => `${description} auswählen`,
    selectAll: 'Alle Lizenzen auswählen',
    editNote: (description) => `Notiz zu ${description}`,
    shownNote: (shown, description) => `${shown}, Notiz zu ${description}`,
    addNote: 'Notiz hinzufügen',
    none: 'Dieser Controller hält keine Lizenz',
    noneMeans: (devices) =>
      devices === 0
        ? 'Einrichten und Routing gehen auch ohne. Geräte werden in Betrieb genommen, sobald er Kapazität hat.'
        : devices === 1
          ? 'Sein Gerät kann eingerichtet, aber nicht in Betrieb genommen, gelesen oder geschrieben werden.'
          : `Seine ${devices} Geräte können eingerichtet, aber nicht in Betrieb genommen, gelesen oder geschrieben werden.`,
    noneOwner:
      'Tragen Sie die Customer ID des Kontos ein und laden Sie dessen Lizenzen; oder fügen Sie eine Lizenzdatei hinzu.',
    noneOther: 'Der Owner dieses Controllers aktiviert Lizenzen.',
    seats: 'Plätze',
    seatsUsed: (used, capacity) => `${used} von ${capacity} belegt`,
    seatsFree: (free) => `${free} frei`,
    seatsWaiting: (waiting, one) =>
      one ? '1 Gerät wartet auf einen Platz' : `${waiting} Geräte warten auf einen Platz`,
    maintenance: 'Wartung',
    notNeeded: 'Nicht nötig: es gibt keine Kapazität zu warten.',
    covered: (end) => (end === null ? 'Abgedeckt' : `Abgedeckt bis ${end}`),
    notCovered: (missing, required) =>
      `Nicht abgedeckt: es fehlt Wartung für ${missing} von ${required} Geräten. Die Geräte laufen weiter; neue Feature-Versionen warten.`,
    today: 'Heute',
    term: (description, from, to) => `${description}: ${from} bis ${to}`,
    quantity: (count) => `${count} Geräte`,
    buttons: {
      account: 'Kundenkonten verwalten',
      download: 'Lizenzen aus der Cloud laden',
      add: 'Lizenz hinzufügen',
      notices: 'Benachrichtigungen bearbeiten',
      giveBack: 'An die Cloud zurückgeben',
      refresh: 'Aktualisieren',
    },
    viewOnly: 'Sie dürfen die Lizenzen ansehen. Nur der Owner verwaltet sie.',
    notDone: 'Nicht alles wurde getan',
    refusedBefore: 'Die letzte Anfrage wurde nicht ganz erfüllt',
  },
)
