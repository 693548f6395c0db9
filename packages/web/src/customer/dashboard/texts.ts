import { defineTexts } from '../../ui/language.ts'

export const dashboardTexts = defineTexts(
  {
    title: 'Overview',
    lead: 'What the account has, where it runs, and when it ends.',
    licenses: 'Licenses',
    licensesHint: (free: string) => `${free} of them free, in the account`,
    controllers: 'Controllers',
    controllersHint: 'that work with them',
    seats: 'Seats used',
    seatsHint: 'of field devices, on all controllers',
    seatsOf: (used: string, capacity: string) => `${used} of ${capacity}`,
    nextEnd: 'Ends next',
    nextEndHint: 'The earliest end of what runs now',
    nothingEnds: 'Nothing',
    tasks: 'What to do',
    tasksNone: 'Nothing is waiting. What runs, runs on.',
    soFar: (count: string) => `The first ${count} are looked at here; the lists have all.`,
    pending: 'waits to be let in. Your partner approves new controllers of this account.',
    noSeat: (devices: number) =>
      devices === 1
        ? 'has 1 field device without a seat. Activate a capacity license for at least 1 more.'
        : `has ${devices} field devices without a seat. Activate a capacity license for at least ${devices} more.`,
    uncovered: (maintained: string, required: string) =>
      `has maintenance for ${maintained} of ${required} field devices: it runs on, without new feature releases. Ask your partner for maintenance, or activate what is free.`,
    ends: (day: string) => `ends on ${day}. Ask your partner for a renewal.`,
    endsOn: (installCode: string) => `on ${installCode}`,
    free: (count: number) =>
      count === 1
        ? '1 license is free in the account: a controller can have it.'
        : `${count} licenses are free in the account: controllers can have them.`,
    toFree: 'Show them',
    toCustomerId: 'How a controller gets them',
    offline: 'A controller without a network? Carry its request',
    none: 'The account has nothing yet',
    noneWhy:
      'Your partner sells licenses and transfers them to this account. Meanwhile you can give controllers the Customer ID.',
  },
  {
    title: 'Übersicht',
    lead: 'Was das Konto hat, wo es läuft und wann es endet.',
    licenses: 'Lizenzen',
    licensesHint: (free) => `davon ${free} frei, im Konto`,
    controllers: 'Controller',
    controllersHint: 'die damit arbeiten',
    seats: 'Belegte Plätze',
    seatsHint: 'von Feldgeräten, auf allen Controllern',
    seatsOf: (used, capacity) => `${used} von ${capacity}`,
    nextEnd: 'Endet als Nächstes',
    nextEndHint: 'Das früheste Ende dessen, was jetzt läuft',
    nothingEnds: 'Nichts',
    tasks: 'Was zu tun ist',
    tasksNone: 'Nichts wartet. Was läuft, läuft weiter.',
    soFar: (count) => `Die ersten ${count} sind hier berücksichtigt; die Listen haben alle.`,
    pending: 'wartet darauf, hereingelassen zu werden. Ihr Partner gibt neue Controller dieses Kontos frei.',
    noSeat: (devices) =>
      devices === 1
        ? 'hat 1 Feldgerät ohne Platz. Aktivieren Sie eine Kapazitätslizenz für mindestens 1 mehr.'
        : `hat ${devices} Feldgeräte ohne Platz. Aktivieren Sie eine Kapazitätslizenz für mindestens ${devices} mehr.`,
    uncovered: (maintained, required) =>
      `hat Wartung für ${maintained} von ${required} Feldgeräten: Er läuft weiter, ohne neue Feature-Versionen. Bitten Sie Ihren Partner um Wartung, oder aktivieren Sie, was frei ist.`,
    ends: (day) => `endet am ${day}. Bitten Sie Ihren Partner um eine Verlängerung.`,
    endsOn: (installCode) => `auf ${installCode}`,
    free: (count) =>
      count === 1
        ? '1 Lizenz ist frei im Konto: Ein Controller kann sie bekommen.'
        : `${count} Lizenzen sind frei im Konto: Controller können sie bekommen.`,
    toFree: 'Anzeigen',
    toCustomerId: 'Wie ein Controller sie bekommt',
    offline: 'Ein Controller ohne Netz? Seine Anfrage tragen',
    none: 'Das Konto hat noch nichts',
    noneWhy:
      'Ihr Partner verkauft Lizenzen und überträgt sie diesem Konto. Inzwischen können Sie Controllern die Customer ID geben.',
  },
)
