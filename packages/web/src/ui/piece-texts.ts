import { defineTexts } from './language.ts'

/** What the small pieces say. */
export const pieceTexts = defineTexts(
  {
    utc: (at: string) => `${at} UTC`,
    copy: (what: string) => `Copy ${what}`,
    copied: 'Copied',
    licenseId: (id: string) => `the License ID ${id}`,
    show: (what: string) => `Show ${what}`,
    hide: (what: string) => `Hide ${what}`,
    asQr: (what: string) => `${what} as a QR code`,
    qrTooLong: 'It is too long for a QR code.',
    notStarted: 'Not started',
    active: 'Active',
    expiring: (day: string) => `Expiring ${day}`,
    expired: (day: string) => `Expired ${day}`,
  },
  {
    utc: (at) => `${at} UTC`,
    copy: (what) => `${what} kopieren`,
    copied: 'Kopiert',
    licenseId: (id) => `License ID ${id}`,
    show: (what) => `${what} anzeigen`,
    hide: (what) => `${what} verbergen`,
    asQr: (what) => `${what} als QR-Code`,
    qrTooLong: 'Das ist zu lang für einen QR-Code.',
    notStarted: 'Nicht begonnen',
    active: 'Aktiv',
    expiring: (day) => `Läuft ab ${day}`,
    expired: (day) => `Abgelaufen ${day}`,
  },
)
