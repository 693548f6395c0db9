import { defineTexts } from '../../ui/language.ts'

export const upgradeTexts = defineTexts(
  {
    title: 'Upgrade',
    intro:
      'Whether a version of the controller software may be installed. It is decided here, also without a network.',
    installed: 'Installed',
    version: 'Version',
    versionHint: 'As it is called: 3.5, or “3.4 Update 2”',
    publishedAt: 'Published on (optional)',
    publishedHint: 'Only where the vendor judges by the date of publication',
    or: 'or by the release’s own statement',
    manifest: 'Release manifest',
    manifestHint: 'The signed file that comes with a release; it is more certain than the name',
    manifestChoose: 'Choose a file',
    ask: 'Can it be installed?',
    yes: (version: string) => `Yes: ${version} may be installed`,
    no: (version: string) => `No: ${version} may not be installed now`,
    reasons: {
      'zero-capacity': 'The controller has no capacity, so it needs no maintenance.',
      'before-licensing': 'Software before 3.3 is not licensed; nothing is checked.',
      'not-newer': 'The same and older versions are always allowed.',
      'same-feature-line': 'Updates of the installed version are always allowed.',
      'platform-release': 'Platform releases need no maintenance.',
      'upgrade-license': 'An upgrade license on this controller reaches it.',
      maintenance: 'Maintenance covers the capacity.',
    },
    thisRelease: 'this release',
    remedy: 'What helps',
    fromManifest: 'Judged by the signed release manifest.',
    fromName: 'Judged by the version’s name.',
    running: 'Whatever the answer, what runs now keeps running.',
    maintenance: 'Maintenance',
    covered: (until: string) => `valid until ${until}`,
    coveredForEver: 'valid',
    notCovered: (missing: string, one: boolean) =>
      one
        ? 'not sufficient: 1 field device is not covered'
        : `not sufficient: ${missing} field devices are not covered`,
    notNeeded: 'not needed without capacity',
  },
  {
    title: 'Upgrade',
    intro:
      'Ob eine Version der Controller-Software installiert werden darf. Das wird hier entschieden, auch ohne Netz.',
    installed: 'Installiert',
    version: 'Version',
    versionHint: 'So wie sie heißt: 3.5 oder „3.4 Update 2“',
    publishedAt: 'Veröffentlicht am (freiwillig)',
    publishedHint: 'Nur wo der Hersteller nach dem Tag der Veröffentlichung urteilt',
    or: 'oder nach der Erklärung der Version selbst',
    manifest: 'Release-Manifest',
    manifestHint: 'Die signierte Datei, die zu einer Version gehört; sie ist sicherer als der Name',
    manifestChoose: 'Datei wählen',
    ask: 'Darf sie installiert werden?',
    yes: (version) => `Ja: ${version} darf installiert werden`,
    no: (version) => `Nein: ${version} darf jetzt nicht installiert werden`,
    reasons: {
      'zero-capacity': 'Der Controller hat keine Kapazität und braucht deshalb keine Wartung.',
      'before-licensing': 'Software vor 3.3 ist nicht lizenziert; nichts wird geprüft.',
      'not-newer': 'Die gleiche und ältere Versionen sind immer erlaubt.',
      'same-feature-line': 'Updates der installierten Version sind immer erlaubt.',
      'platform-release': 'Plattform-Versionen brauchen keine Wartung.',
      'upgrade-license': 'Eine Upgrade-Lizenz auf diesem Controller reicht bis zu ihr.',
      maintenance: 'Die Wartung deckt die Kapazität.',
    },
    thisRelease: 'diese Version',
    remedy: 'Was hilft',
    fromManifest: 'Beurteilt nach dem signierten Release-Manifest.',
    fromName: 'Beurteilt nach dem Namen der Version.',
    running: 'Wie die Antwort auch lautet: Was jetzt läuft, läuft weiter.',
    maintenance: 'Wartung',
    covered: (until) => `gültig bis ${until}`,
    coveredForEver: 'gültig',
    notCovered: (missing, one) =>
      one
        ? 'reicht nicht: 1 Feldgerät ist nicht gedeckt'
        : `reicht nicht: ${missing} Feldgeräte sind nicht gedeckt`,
    notNeeded: 'ohne Kapazität nicht nötig',
  },
)
