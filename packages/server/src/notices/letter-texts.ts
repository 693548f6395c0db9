import type { LicenseKind, NoticeKind, NoticeLanguage, TrialRight } from '@tenure/core'
import type { JoinedController } from './store.ts'

/** What a license is, in a list. */
export type Described = {
  readonly kind: LicenseKind
  readonly trialOf: TrialRight | null
  readonly quantity: number
}

type Ending = Exclude<NoticeKind, 'maintenance-renewed'>

/** All words of the mails in one language. Days are given as texts. */
type LetterTexts = {
  /** Such as "5 March 2027". */
  readonly day: Intl.DateTimeFormat
  readonly license: (described: Described) => string
  readonly several: (count: number, what: string) => string
  readonly on: (installCode: string) => string
  readonly inInventory: string
  readonly yourInventory: string
  readonly ends: (day: string, daysBefore: number) => string
  readonly ended: (day: string) => string
  readonly runsUntil: (day: string) => string
  readonly staysCovered: string
  readonly more: (count: number) => string
  readonly oneEnds: (kind: Ending, place: string, day: string, past: boolean) => string
  readonly someEnd: (count: number, place: string, day: string, past: boolean) => string
  readonly someEndFrom: (count: number, place: string, day: string, past: boolean) => string
  readonly renewed: (place: string, count: number) => string
  readonly accounts: (count: number) => string
  readonly whatThen: Readonly<Record<Ending, string>>
  readonly renew: (partner: string) => string
  readonly renewedMeans: string
  readonly joined: {
    readonly subject: (account: string, installCode: string) => string
    readonly what: (controller: JoinedController, account: string) => string
    readonly standing: Readonly<Record<JoinedController['standing'], string>>
    readonly unknown: string
    readonly why: (account: string, partner: string) => string
  }
  readonly why: {
    readonly contact: (account: string, partner: string) => string
    readonly owner: (account: string) => string
    readonly partner: (partner: string) => string
  }
  readonly days: string
  readonly portal: string
  readonly stop: string
}

const number = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

export const letterTexts: Readonly<Record<NoticeLanguage, LetterTexts>> = {
  en: {
    day: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
    license: ({ kind, trialOf, quantity }) => {
      const right = kind === 'trial' ? (trialOf ?? 'capacity') : kind
      const of = right === 'remote-cms' ? 'managed controller' : 'field device'
      const what = englishRights[right]
      const amount = right === 'core' ? '' : ` for ${number(quantity, of, `${of}s`)}`
      return kind === 'trial' ? `Trial of ${what}${amount}` : `${capital(what)}${amount}`
    },
    several: (count, what) => (count === 1 ? what : `${count} × ${what}`),
    on: (installCode) => `controller ${installCode}`,
    inInventory: 'In your inventory',
    yourInventory: 'your inventory',
    ends: (day, daysBefore) =>
      daysBefore === 0 ? `ends on ${day}` : `ends on ${day}, in ${number(daysBefore, 'day', 'days')}`,
    ended: (day) => `ended on ${day}`,
    runsUntil: (day) => `runs until ${day}`,
    staysCovered: 'other maintenance covers the controller after that',
    more: (count) => `and ${number(count, 'more license', 'more licenses')}`,
    oneEnds: (kind, place, day, past) =>
      `${{ 'maintenance-ends': 'Maintenance', 'remote-cms-ends': 'Remote CMS', 'trial-ends': 'A trial' }[kind]} in ${place} ${past ? 'ended' : 'ends'} on ${day}`,
    someEnd: (count, place, day, past) => `${count} licenses in ${place} ${past ? 'ended' : 'end'} on ${day}`,
    someEndFrom: (count, place, day, past) =>
      `${count} licenses in ${place} ${past ? 'have ended' : 'end'}, the first on ${day}`,
    renewed: (place, count) =>
      count === 1
        ? `Maintenance in ${place} was renewed`
        : `Maintenance in ${place} was renewed ${count} times`,
    accounts: (count) => number(count, 'account', 'accounts'),
    whatThen: {
      'maintenance-ends':
        'When maintenance ends, everything goes on running. What ends is the right to new feature releases, and priority support. Renew in time: once it has lapsed, maintenance can only be started again together with a one-time upgrade.',
      'remote-cms-ends':
        'When its term ends, Remote CMS needs another license to go on managing controllers. The controllers themselves go on running.',
      'trial-ends':
        'When a trial ends, what it lends is taken back. Where it lends capacity, field devices lose their seat and are no longer provisioned, read or written; buy capacity before, and they keep it.',
    },
    renew: (partner) => `${partner} sells you what you need.`,
    renewedMeans:
      'New feature releases may be installed as long as maintenance covers the controller’s capacity.',
    joined: {
      subject: (account, installCode) => `New controller in ${account}: ${installCode}`,
      what: ({ installCode, model, softwareVersion }, account) =>
        `The controller ${installCode} (${model}, software ${softwareVersion}) used the Customer ID of ${account}.`,
      standing: {
        waits: 'It waits for approval and can activate nothing until the partner approves it.',
        belongs: 'It can see and activate the licenses of this account.',
        left: 'It does not belong to this account any more.',
      },
      unknown: 'If you do not know it, have the Customer ID replaced: the old one then stops working.',
      why: (account, partner) =>
        `You get this mail because you are a contact of ${account}: contacts hear of every new controller, so that nobody uses the Customer ID unseen. Not a contact any more? ${partner} removes you.`,
    },
    why: {
      contact: (account, partner) =>
        `You get this mail because ${partner} has you as a contact of ${account}, and contacts are told when licenses end or are renewed.`,
      owner: (account) =>
        `You get this mail because your address stands in “Edit Notifications” on a controller of ${account}.`,
      partner: (partner) =>
        `You get this mail because ${partner} has your address among those that are told when licenses end or are renewed.`,
    },
    days: 'Days are days in UTC; a term ends as the day named begins.',
    portal: 'See the licenses',
    stop: 'Stop these mails',
  },
  de: {
    day: new Intl.DateTimeFormat('de-DE', { dateStyle: 'long', timeZone: 'UTC' }),
    license: ({ kind, trialOf, quantity }) => {
      const right = kind === 'trial' ? (trialOf ?? 'capacity') : kind
      const amount =
        right === 'core'
          ? ''
          : ` für ${right === 'remote-cms' ? number(quantity, 'verwalteten Controller', 'verwaltete Controller') : number(quantity, 'Feldgerät', 'Feldgeräte')}`
      const what = germanRights[right]
      return kind === 'trial' ? `Testlizenz ${what}${amount}` : `${what}${amount}`
    },
    several: (count, what) => (count === 1 ? what : `${count} × ${what}`),
    on: (installCode) => `Controller ${installCode}`,
    inInventory: 'In Ihrem Bestand',
    yourInventory: 'Ihrem Bestand',
    ends: (day, daysBefore) =>
      daysBefore === 0 ? `endet am ${day}` : `endet am ${day}, in ${number(daysBefore, 'Tag', 'Tagen')}`,
    ended: (day) => `endete am ${day}`,
    runsUntil: (day) => `läuft bis ${day}`,
    staysCovered: 'danach deckt andere Wartung den Controller',
    more: (count) => `und ${number(count, 'weitere Lizenz', 'weitere Lizenzen')}`,
    oneEnds: (kind, place, day, past) =>
      `${{ 'maintenance-ends': 'Wartung', 'remote-cms-ends': 'Remote CMS', 'trial-ends': 'Eine Testlizenz' }[kind]} in ${place} ${past ? 'endete' : 'endet'} am ${day}`,
    someEnd: (count, place, day, past) =>
      `${count} Lizenzen in ${place} ${past ? 'endeten' : 'enden'} am ${day}`,
    someEndFrom: (count, place, day, past) =>
      `${count} Lizenzen in ${place} ${past ? 'sind zu Ende' : 'enden'}, die erste am ${day}`,
    renewed: (place, count) =>
      count === 1
        ? `Wartung in ${place} wurde verlängert`
        : `Wartung in ${place} wurde ${count}-mal verlängert`,
    accounts: (count) => number(count, 'Konto', 'Konten'),
    whatThen: {
      'maintenance-ends':
        'Wenn die Wartung endet, läuft alles weiter. Es enden das Recht auf neue Feature-Releases und der bevorzugte Support. Verlängern Sie rechtzeitig: Ist die Wartung einmal abgelaufen, lässt sie sich nur zusammen mit einem Einmal-Upgrade neu beginnen.',
      'remote-cms-ends':
        'Wenn die Laufzeit endet, braucht Remote CMS eine neue Lizenz, um Controller weiter zu verwalten. Die Controller selbst laufen weiter.',
      'trial-ends':
        'Wenn eine Testlizenz endet, wird zurückgenommen, was sie geliehen hat. Leiht sie Kapazität, verlieren Feldgeräte ihren Platz und werden nicht mehr in Betrieb genommen, gelesen oder geschrieben; kaufen Sie vorher Kapazität, dann behalten sie ihn.',
    },
    renew: (partner) => `Was Sie brauchen, verkauft Ihnen ${partner}.`,
    renewedMeans:
      'Neue Feature-Releases dürfen installiert werden, solange die Wartung die Kapazität des Controllers deckt.',
    joined: {
      subject: (account, installCode) => `Neuer Controller in ${account}: ${installCode}`,
      what: ({ installCode, model, softwareVersion }, account) =>
        `Der Controller ${installCode} (${model}, Software ${softwareVersion}) hat die Customer ID von ${account} verwendet.`,
      standing: {
        waits: 'Er wartet auf Freigabe und kann nichts aktivieren, bis der Partner ihn freigibt.',
        belongs: 'Er kann die Lizenzen dieses Kontos sehen und aktivieren.',
        left: 'Er gehört nicht mehr zu diesem Konto.',
      },
      unknown:
        'Wenn Sie ihn nicht kennen, lassen Sie die Customer ID ersetzen: Die alte gilt dann nicht mehr.',
      why: (account, partner) =>
        `Sie erhalten diese Mail, weil Sie ein Kontakt von ${account} sind: Kontakte erfahren von jedem neuen Controller, damit niemand die Customer ID unbemerkt verwendet. Kein Kontakt mehr? ${partner} entfernt Sie.`,
    },
    why: {
      contact: (account, partner) =>
        `Sie erhalten diese Mail, weil ${partner} Sie als Kontakt von ${account} führt; Kontakte erfahren, wenn Lizenzen enden oder verlängert werden.`,
      owner: (account) =>
        `Sie erhalten diese Mail, weil Ihre Adresse auf einem Controller von ${account} unter „Benachrichtigungen bearbeiten“ steht.`,
      partner: (partner) =>
        `Sie erhalten diese Mail, weil ${partner} Ihre Adresse unter denen führt, die erfahren, wenn Lizenzen enden oder verlängert werden.`,
    },
    days: 'Tage sind Tage in UTC; eine Laufzeit endet mit dem Beginn des genannten Tages.',
    portal: 'Lizenzen ansehen',
    stop: 'Diese Mails abbestellen',
  },
}

const englishRights: Readonly<Record<Exclude<LicenseKind, 'trial'>, string>> = {
  capacity: 'capacity',
  core: 'Core',
  upgrade: 'upgrade',
  maintenance: 'maintenance',
  'remote-cms': 'Remote CMS',
}
const germanRights: Readonly<Record<Exclude<LicenseKind, 'trial'>, string>> = {
  capacity: 'Kapazität',
  core: 'Core',
  upgrade: 'Upgrade',
  maintenance: 'Wartung',
  'remote-cms': 'Remote CMS',
}
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
