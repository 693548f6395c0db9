import type { Formats } from '../../ui/formats.ts'
import { defineTexts } from '../../ui/language.ts'

/** The facts of a finding: figures, names, days and instants. */
export type FindingFacts = Readonly<Record<string, string | number | null | readonly string[]>>

type Say = (facts: FindingFacts, formats: Formats) => { readonly found: string; readonly remedy?: string }

const on = (facts: FindingFacts, name: string): string => String(facts[name] ?? '…')
const many = (facts: FindingFacts, name: string): readonly string[] => {
  const fact = facts[name]
  return Array.isArray(fact) ? fact : []
}
const figure = (facts: FindingFacts, name: string, { number }: Formats): string => {
  const fact = facts[name]
  return typeof fact === 'number' ? number(fact) : '…'
}
const open = (facts: FindingFacts): string => [...many(facts, 'folders'), ...many(facts, 'files')].join(', ')
const chmods = (facts: FindingFacts): string =>
  [
    ...many(facts, 'folders').map((path) => `chmod 700 ${path}`),
    ...many(facts, 'files').map((path) => `chmod 600 ${path}`),
  ].join('; ')

const aboutEn = {
  version: 'Version',
  'install code': 'Install code',
  'root key': 'Root key',
  'license service': 'License service',
  key: 'Key',
  account: 'Account',
  'license file': 'License file',
  clock: 'Clock',
  requests: 'Requests',
  seats: 'Seats',
  permissions: 'Permissions',
  disk: 'Disk',
  bus: 'Bus',
  'local API': 'Local API',
  certificate: 'Certificate',
  'key list': 'Key list',
}

const english = {
  version: (f) => ({ found: `tenure-agent ${on(f, 'agent')}, for ${on(f, 'model')} ${on(f, 'software')}` }),
  'install-code': (f) => ({ found: on(f, 'installCode') }),
  'root-key-pinned': () => ({ found: 'is pinned' }),
  'service-reached': () => ({ found: 'can be reached' }),
  'key-to-approve': (f) => ({
    found: 'the service knows this controller by another key',
    remedy: `Read the approval code ${on(f, 'approvalCode')} out to the partner or to Customer Success.`,
  }),
  'key-in-file': () => ({ found: 'in a file of the identity folder' }),
  'key-in-tpm': () => ({ found: 'in the TPM' }),
  'key-does-not-answer': (f) => ({
    found: `the TPM with the key does not answer: ${on(f, 'problem')}`,
    remedy: 'The licenses count meanwhile. Check TENURE_AGENT_TPM_TCTI, and start the agent again.',
  }),
  'account-set': (f) => ({ found: f['name'] === null ? 'is set' : on(f, 'name') }),
  'account-missing': () => ({
    found: 'no Customer ID is set',
    remedy: 'Enter it under “Manage Customer Accounts”.',
  }),
  'license-file-none': () => ({ found: 'none yet' }),
  'license-file-good': (f, formats) => ({ found: `generation ${figure(f, 'generation', formats)}` }),
  'clock-right': (f, { instant }) => ({ found: `${instant(on(f, 'at'))} is certain` }),
  'clock-wrong': (f, { instant }) => ({
    found: `${instant(on(f, 'ownClock'))} is wrong`,
    remedy: 'Set the clock, or take in a fresh answer of the service.',
  }),
  'requests-none': () => ({ found: 'none waits for its answer' }),
  'request-waits': (f, { instant }) => ({
    found: `a request of ${instant(on(f, 'madeAt'))} waits for its answer`,
    remedy: 'It is sent again by itself; without a network, carry it on the page “Offline”.',
  }),
  'seats-suffice': (f, formats) => ({
    found: `${figure(f, 'used', formats)} of ${figure(f, 'capacity', formats)} taken`,
  }),
  'seats-missing': (f, formats) => ({
    found:
      f['missing'] === 1
        ? '1 field device has no seat'
        : `${figure(f, 'missing', formats)} field devices have no seat`,
    remedy: `Activate capacity for ${figure(f, 'missing', formats)} more; it is ${figure(f, 'capacity', formats)} now.`,
  }),
  'files-private': () => ({ found: 'for the agent’s user alone' }),
  'files-open': (f) => ({ found: `others may look at ${open(f)}`, remedy: `${chmods(f)}.` }),
  'disk-free': (f, formats) => ({ found: `${figure(f, 'freeMb', formats)} MB free for ${on(f, 'folder')}` }),
  'disk-untold': (f) => ({ found: on(f, 'folder') }),
  'disk-full': (f, formats) => ({
    found: `only ${figure(f, 'freeMb', formats)} MB free for ${on(f, 'folder')}`,
    remedy: 'Make room; until then what has to be remembered may be forgotten over a restart.',
  }),
  'disk-read-only': (f) => ({
    found: `${on(f, 'folder')} cannot be written`,
    remedy: 'Mount it for writing, and give it to the agent’s user.',
  }),
  'broker-reached': (f) => ({ found: `${on(f, 'url')} can be reached` }),
  'broker-away': (f) => ({
    found: `the MQTT broker at ${on(f, 'url')} does not answer`,
    remedy:
      'Start it, or check TENURE_AGENT_MQTT_URL; until then no device comes or goes, and no seat is lost.',
  }),
  'api-private': (f) => ({ found: `${on(f, 'scheme')} on ${on(f, 'host')}` }),
  'api-unencrypted': (f) => ({
    found: `${on(f, 'scheme')} on ${on(f, 'host')}: tokens and passwords cross the network unencrypted`,
    remedy: 'Set TENURE_AGENT_HOST=127.0.0.1, or TENURE_AGENT_TLS=on.',
  }),
  'certificate-good': (f, { day }) => ({ found: `until ${day(on(f, 'until'))}` }),
  'certificate-ends': (f, { day }) => ({
    found: `the certificate of the local API ends on ${day(on(f, 'until'))}`,
    remedy: 'The agent renews it by itself once a day; start it again to do so now.',
  }),
  'key-list-good': (f, { day }) => ({
    found: `number ${on(f, 'serial')}, good for what is signed until ${day(on(f, 'until'))}`,
  }),
  'key-list-ends': (f, { day }) => ({
    found: `number ${on(f, 'serial')}, good for what is signed until ${day(on(f, 'until'))} only`,
    remedy: 'The next answer of the service brings the newer one.',
  }),
} satisfies Readonly<Record<string, Say>>

export type FindingCode = keyof typeof english
type Sayings = Readonly<Record<FindingCode, Say>>

const german: Sayings = {
  version: (f) => ({ found: `tenure-agent ${on(f, 'agent')}, für ${on(f, 'model')} ${on(f, 'software')}` }),
  'install-code': (f) => ({ found: on(f, 'installCode') }),
  'root-key-pinned': () => ({ found: 'ist fest hinterlegt' }),
  'service-reached': () => ({ found: 'ist erreichbar' }),
  'key-to-approve': (f) => ({
    found: 'der Dienst kennt diesen Controller mit einem anderen Schlüssel',
    remedy: `Nennen Sie dem Partner oder Customer Success den Freigabecode ${on(f, 'approvalCode')}.`,
  }),
  'key-in-file': () => ({ found: 'in einer Datei des Identitätsordners' }),
  'key-in-tpm': () => ({ found: 'im TPM' }),
  'key-does-not-answer': (f) => ({
    found: `das TPM mit dem Schlüssel antwortet nicht: ${on(f, 'problem')}`,
    remedy: 'Die Lizenzen gelten solange. Prüfen Sie TENURE_AGENT_TPM_TCTI, und starten Sie den Agenten neu.',
  }),
  'account-set': (f) => ({ found: f['name'] === null ? 'ist gesetzt' : on(f, 'name') }),
  'account-missing': () => ({
    found: 'keine Customer ID ist gesetzt',
    remedy: 'Tragen Sie sie unter „Kundenkonten verwalten“ ein.',
  }),
  'license-file-none': () => ({ found: 'noch keine' }),
  'license-file-good': (f, formats) => ({ found: `Generation ${figure(f, 'generation', formats)}` }),
  'clock-right': (f, { instant }) => ({ found: `${instant(on(f, 'at'))} ist sicher` }),
  'clock-wrong': (f, { instant }) => ({
    found: `${instant(on(f, 'ownClock'))} ist falsch`,
    remedy: 'Stellen Sie die Uhr, oder übernehmen Sie eine frische Antwort des Dienstes.',
  }),
  'requests-none': () => ({ found: 'keine wartet auf ihre Antwort' }),
  'request-waits': (f, { instant }) => ({
    found: `eine Anfrage vom ${instant(on(f, 'madeAt'))} wartet auf ihre Antwort`,
    remedy: 'Sie wird von selbst erneut gesendet; ohne Netz bringen Sie sie über die Seite „Offline“ hin.',
  }),
  'seats-suffice': (f, formats) => ({
    found: `${figure(f, 'used', formats)} von ${figure(f, 'capacity', formats)} belegt`,
  }),
  'seats-missing': (f, formats) => ({
    found:
      f['missing'] === 1
        ? '1 Feldgerät hat keinen Platz'
        : `${figure(f, 'missing', formats)} Feldgeräte haben keinen Platz`,
    remedy: `Aktivieren Sie Kapazität für ${figure(f, 'missing', formats)} mehr; jetzt sind es ${figure(f, 'capacity', formats)}.`,
  }),
  'files-private': () => ({ found: 'nur für den Benutzer des Agenten' }),
  'files-open': (f) => ({ found: `andere können ${open(f)} einsehen`, remedy: `${chmods(f)}.` }),
  'disk-free': (f, formats) => ({ found: `${figure(f, 'freeMb', formats)} MB frei für ${on(f, 'folder')}` }),
  'disk-untold': (f) => ({ found: on(f, 'folder') }),
  'disk-full': (f, formats) => ({
    found: `nur ${figure(f, 'freeMb', formats)} MB frei für ${on(f, 'folder')}`,
    remedy: 'Schaffen Sie Platz; bis dahin kann nach einem Neustart vergessen sein, was bleiben sollte.',
  }),
  'disk-read-only': (f) => ({
    found: `${on(f, 'folder')} ist nicht beschreibbar`,
    remedy: 'Hängen Sie ihn beschreibbar ein, und geben Sie ihn dem Benutzer des Agenten.',
  }),
  'broker-reached': (f) => ({ found: `${on(f, 'url')} ist erreichbar` }),
  'broker-away': (f) => ({
    found: `der MQTT-Broker an ${on(f, 'url')} antwortet nicht`,
    remedy:
      'Starten Sie ihn, oder prüfen Sie TENURE_AGENT_MQTT_URL; bis dahin kommt und geht kein Gerät, und kein Platz geht verloren.',
  }),
  'api-private': (f) => ({ found: `${on(f, 'scheme')} auf ${on(f, 'host')}` }),
  'api-unencrypted': (f) => ({
    found: `${on(f, 'scheme')} auf ${on(f, 'host')}: Token und Passwörter gehen unverschlüsselt durchs Netz`,
    remedy: 'Setzen Sie TENURE_AGENT_HOST=127.0.0.1 oder TENURE_AGENT_TLS=on.',
  }),
  'certificate-good': (f, { day }) => ({ found: `bis ${day(on(f, 'until'))}` }),
  'certificate-ends': (f, { day }) => ({
    found: `das Zertifikat der lokalen API endet am ${day(on(f, 'until'))}`,
    remedy: 'Der Agent erneuert es einmal am Tag von selbst; sofort geschieht es mit einem Neustart.',
  }),
  'key-list-good': (f, { day }) => ({
    found: `Nummer ${on(f, 'serial')}, gut für alles, was bis ${day(on(f, 'until'))} unterschrieben wird`,
  }),
  'key-list-ends': (f, { day }) => ({
    found: `Nummer ${on(f, 'serial')}, gut nur für das, was bis ${day(on(f, 'until'))} unterschrieben wird`,
    remedy: 'Die nächste Antwort des Dienstes bringt die neuere.',
  }),
}

/** What the doctor finds, by its code; and what each finding is about. */
export const findingTexts = defineTexts<{
  readonly about: Readonly<Record<keyof typeof aboutEn, string>>
  readonly say: Sayings
}>(
  { about: aboutEn, say: english },
  {
    about: {
      version: 'Version',
      'install code': 'Install Code',
      'root key': 'Wurzelschlüssel',
      'license service': 'Lizenzdienst',
      key: 'Schlüssel',
      account: 'Konto',
      'license file': 'Lizenzdatei',
      clock: 'Uhr',
      requests: 'Anfragen',
      seats: 'Plätze',
      permissions: 'Zugriffsrechte',
      disk: 'Speicher',
      bus: 'Bus',
      'local API': 'Lokale API',
      certificate: 'Zertifikat',
      'key list': 'Schlüsselliste',
    },
    say: german,
  },
)
