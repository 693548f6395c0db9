import type { Problem, Told } from './refusal.ts'

type Facts = Problem['facts']

/**
 * What refusals say in German, by their code. A remedy names the same figures as the English one. What is not here is
 * shown in English: a sentence that is understood beats none.
 */
export const germanRefusals: Partial<Record<Problem['code'], (facts: Facts) => Told | undefined>> = {
  'not-reached': ({ place }) =>
    place === 'service'
      ? told('Der Lizenzdienst antwortet nicht.', 'Prüfen Sie das Netz und versuchen Sie es erneut.')
      : told('Der Controller antwortet nicht.', 'Prüfen Sie Kabel oder Netz und versuchen Sie es erneut.'),
  internal: ({ place }) =>
    place === 'service'
      ? told('Im Lizenzdienst ist etwas schiefgegangen.', 'Versuchen Sie es gleich noch einmal.')
      : told('Im Agenten ist etwas schiefgegangen.', 'Suchen Sie die Anfrage im Protokoll des Agenten.'),
  'sign-in-failed': () =>
    told(
      'Benutzername oder Passwort stimmt nicht.',
      'Versuchen Sie es erneut. Auf dem Controller setzt „tenure-agent user password NAME“ ein neues Passwort.',
    ),
  'rate-limited': ({ seconds }) =>
    told('Zu viele Versuche.', `Versuchen Sie es in ${text(seconds)} Sekunden erneut.`),
  'token-missing': () => told('Niemand ist angemeldet.', 'Melden Sie sich an.'),
  'token-invalid': () => told('Die Sitzung ist beendet.', 'Melden Sie sich erneut an.'),
  'owner-only': ({ wants }) =>
    wants === 'view'
      ? told(
          'Sie dürfen die Lizenzen dieses Controllers nicht ansehen.',
          'Melden Sie sich als Owner an, oder bitten Sie den Owner, anderen die Ansicht zu erlauben.',
        )
      : told('Nur der Owner verwaltet die Lizenzen.', 'Melden Sie sich als Owner des Controllers an.'),
  'input-invalid': () => told('Die Eingabe ist nicht gültig.', 'Berichtigen Sie sie und senden Sie erneut.'),
  'service-unreachable': ({ serviceUrl, waiting }) =>
    told(
      `Der Lizenzdienst unter ${text(serviceUrl)} ist nicht erreichbar.`,
      waiting === true
        ? 'Die Anfrage ist aufbewahrt und wird von selbst erneut gesendet; prüfen Sie das Netz, oder bringen Sie sie offline hin.'
        : 'Prüfen Sie das Netz. Auf diesem Controller läuft alles weiter.',
    ),
  'account-not-set': () =>
    told(
      'Der Controller kennt das Konto nicht, dessen Lizenzen er nutzen darf.',
      'Tragen Sie unter „Kundenkonten verwalten“ die Customer ID ein.',
    ),
  'customer-id-unknown': () =>
    told('Kein Konto hat diese Customer ID.', 'Kopieren Sie sie erneut; sie kann ersetzt worden sein.'),
  'customer-id-missing': () =>
    told('Die Anfrage nennt keine Customer ID.', 'Tragen Sie die Customer ID des Kontos ein.'),
  'approval-required': ({ account }) =>
    told(
      `Das Konto ${text(account)} gibt jeden neuen Controller frei, und dieser wartet noch.`,
      'Bitten Sie einen Kontakt des Kontos oder den Partner um die Freigabe und fragen Sie erneut.',
    ),
  'key-changed': ({ installCode, approvalCode }) =>
    told(
      `Der Controller ${text(installCode)} zeigt einen anderen Schlüssel als den bekannten.`,
      `Nach Austausch oder neuem Image nennen Sie dem Partner oder Customer Success den Freigabecode ${text(approvalCode)}.`,
    ),
  'controller-in-other-account': ({ installCode, licenses }) =>
    told(
      `Der Controller ${text(installCode)} hält noch ${text(licenses)} Lizenz(en) eines anderen Kontos.`,
      'Geben Sie alle zurück, oder nutzen Sie die Customer ID des Kontos, zu dem er gehört.',
    ),
  'controller-replaced': ({ installCode }) =>
    told(
      `Der Controller ${text(installCode)} wurde aufgegeben; seine Lizenzen sind umgezogen.`,
      'Soll er wieder arbeiten, bitten Sie Customer Success um die Wiederaufnahme.',
    ),
  'license-not-found': () =>
    told(
      'Das Konto hat keine solche Lizenz.',
      'Prüfen Sie die License ID und die Übertragung durch den Partner.',
    ),
  'license-on-another-controller': () =>
    told(
      'Ein anderer Controller des Kontos hält diese Lizenz.',
      'Geben Sie sie zuerst dort zurück; ist er defekt, wird sie über seinen Install Code umgezogen (RMA).',
    ),
  'license-not-on-controller': () => told('Der Controller hält diese Lizenz nicht.', 'Es ist nichts zu tun.'),
  'license-not-returnable': () =>
    told(
      'Eine Upgrade-Lizenz ist mit der Aktivierung verbraucht und kann nicht zurückgegeben werden.',
      'Lassen Sie sie auf dem Controller; das Recht auf die erreichte Version bleibt.',
    ),
  'core-already-held': () =>
    told('Der Controller hat schon eine Core-Lizenz.', 'Behalten Sie diese für einen anderen Controller.'),
  'maintenance-too-late': ({ required }) =>
    told(
      'Eine neue Wartung kann auf diesem Controller nicht mehr beginnen.',
      `Kaufen und aktivieren Sie ein einmaliges Upgrade für mindestens ${text(required)} Geräte; danach geht es 30 Tage lang.`,
    ),
  'maintenance-missing': ({ target, required }) =>
    told(
      `Für ${text(target)} ist Wartung für ${text(required)} Geräte nötig, und der Controller hat keine.`,
      `Aktivieren Sie Wartung oder ein einmaliges Upgrade für mindestens ${text(required)} Geräte.`,
    ),
  'maintenance-short': ({ target, required, maintained, missing }) =>
    told(
      `Für ${text(target)} ist Wartung für ${text(required)} Geräte nötig; vorhanden ist sie für ${text(maintained)}.`,
      `Es fehlen ${text(missing)}: aktivieren Sie Wartung für mindestens ${text(missing)} Geräte.`,
    ),
  'maintenance-expired': ({ target, required, endedAt }) =>
    told(
      `Für ${text(target)} ist Wartung für ${text(required)} Geräte nötig; sie endete am ${text(endedAt)}.`,
      `Aktivieren Sie ein einmaliges Upgrade für mindestens ${text(required)} Geräte oder eine laufende Wartung.`,
    ),
  'time-unknown': ({ target }) =>
    told(
      `Ob die Wartung ${text(target)} erlaubt, ist nicht zu sagen: der Uhr des Controllers ist nicht zu trauen.`,
      'Lassen Sie ihn mit dem Dienst austauschen, online oder per Datei: die Antwort nennt die Zeit.',
    ),
  'version-unreadable': ({ version }) =>
    told(
      `„${text(version)}“ ist keine Version.`,
      'Schreiben Sie 3.4, 3.4.1, 3.2 Update 2 oder 4.0 Platform 1.',
    ),
  'upgrade-too-small': ({ quantity, required }) =>
    told(
      `Die Upgrade-Lizenz gilt für ${text(quantity)} Geräte, die Kapazität ist ${text(required)}.`,
      `Nehmen Sie eine für mindestens ${text(required)} Geräte.`,
    ),
  'device-unlicensed': ({ deviceId, missing }) =>
    told(
      `Das Gerät ${text(deviceId)} hat keinen Platz: alle sind belegt.`,
      `${text(missing)} Plätze mehr: lassen Sie eine Kapazitätslizenz übertragen und aktivieren Sie sie, oder geben Sie ihm den Platz eines anderen Geräts.`,
    ),
  'seat-not-free': () =>
    told(
      'Dieser Platz kann nicht umgesetzt werden.',
      'Wählen Sie ein lizenziertes Gerät, das ihn abgibt, und ein unlizenziertes, das ihn bekommt.',
    ),
  'document-for-another-controller': ({ named, own, differs }) =>
    differs === 'key'
      ? told(
          `Die Lizenzdatei nennt einen anderen Schlüssel als den dieses Controllers ${text(own)}.`,
          'Stellen Sie hier eine neue Anfrage und fügen Sie deren Antwort hinzu.',
        )
      : told(
          `Die Lizenzdatei ist für den Controller ${text(named)}, dieser ist ${text(own)}.`,
          `Fügen Sie sie auf ${text(named)} hinzu, oder fragen Sie von diesem Controller aus.`,
        ),
  'document-older': ({ storedGeneration }) =>
    told(
      'Eine neuere Lizenzdatei ist schon gespeichert.',
      `Es ist nichts zu tun; ändern kann nur eine Datei nach Generation ${text(storedGeneration)}.`,
    ),
  'document-unreadable': () =>
    told(
      'Das Dokument ist nicht lesbar.',
      'Holen Sie es erneut; bearbeitete oder abgeschnittene sind nicht nutzbar.',
    ),
  'document-key-unknown': () =>
    told(
      'Das Dokument ist mit einem Schlüssel unterschrieben, der hier nicht bekannt ist.',
      'Fügen Sie die neueste Schlüsselliste hinzu; sie reist mit jeder Lizenzdatei mit.',
    ),
  'signature-invalid': () =>
    told('Die Unterschrift stimmt nicht.', 'Holen Sie das Dokument erneut; es wurde unterwegs verändert.'),
  'no-capacity': ({ missing }) =>
    told(
      'Das steht still, weil der Controller keine Kapazität hat.',
      `Lassen Sie eine Kapazitätslizenz für mindestens ${text(missing)} Geräte übertragen und aktivieren Sie sie.`,
    ),
  'core-required': () =>
    told(
      'Auf einem SmartServer Pi braucht das eine Core-Lizenz, und der Controller hat keine.',
      'Lassen Sie eine Core-Lizenz übertragen und aktivieren Sie sie.',
    ),
  'release-date-unknown': ({ target }) =>
    told(
      `Die Wartung deckt die Geräte jetzt nicht, und ob ${text(target)} vor ihrem Ende veröffentlicht wurde, ist nicht bekannt.`,
      'Geben Sie den Tag der Veröffentlichung an, der bei der Version steht.',
    ),
  'manifest-for-another-release': ({ differs, stated, asked }) =>
    differs === 'model'
      ? told(
          `Das Release-Manifest gilt nicht für das Modell ${text(asked)}.`,
          'Nehmen Sie das Manifest, das zu der Version für dieses Modell gehört.',
        )
      : told(
          `Das Release-Manifest ist für ${text(stated)}, gefragt ist nach ${text(asked)}.`,
          'Nehmen Sie das Manifest, das zu dieser Version gehört.',
        ),
  'upgrade-not-judged': ({ target }) =>
    told(
      `Ob ${text(target)} installiert werden darf, ist nicht zu sagen: Was dieser Controller hält, ist nicht bekannt.`,
      'Beheben Sie zuerst, was oben auf der Seite steht.',
    ),
  'upgrade-not-needed': () =>
    told(
      'Eine Upgrade-Lizenz wäre jetzt umsonst verbraucht.',
      'Installieren Sie ohne sie, und behalten Sie die Lizenz, bis sie gebraucht wird.',
    ),
  'upgrade-release-unknown': () =>
    told(
      'Der Dienst kennt noch keine Version, die die Upgrade-Lizenz erreichen könnte.',
      'Bitten Sie Customer Success, die aktuelle Version zu veröffentlichen, und fragen Sie erneut.',
    ),
  'license-not-in-account': () =>
    told(
      'Die Lizenz ist in keinem Konto.',
      'Bitten Sie den Partner, sie dem Konto zu übertragen, und fragen Sie erneut.',
    ),
  'license-on-controller': () =>
    told('Ein Controller hält die Lizenz.', 'Geben Sie sie zuerst auf ihrem Controller zurück.'),
  'license-file-full': ({ most }) =>
    told(
      `Der Controller hält ${text(most)} Lizenzen, so viele wie eine Lizenzdatei nennen kann.`,
      'Geben Sie eine zurück, die nicht mehr gebraucht wird, oder nehmen Sie eine größere statt mehrerer kleiner.',
    ),
  'request-names-others': ({ others }) =>
    told(
      `Die Anfrage nennt außer dieser Lizenz noch ${text(others)} andere.`,
      'Erstellen Sie auf dem Controller eine Anfrage, die nur diese Lizenz nennt, oder melden Sie sich an: dann darf sie jede nennen.',
    ),
  'generation-behind': () =>
    told(
      'Der Controller hat eine ältere Lizenzdatei, als er bekommen hat.',
      'Übernehmen Sie diese Antwort, sie nennt, was der Controller hält, und fragen Sie erneut.',
    ),
  'account-archived': ({ account }) =>
    told(
      `Das Konto ${text(account)} ist archiviert.`,
      'Bitten Sie seinen Partner, es wieder zu öffnen, oder nutzen Sie ein anderes.',
    ),
  'request-not-waiting': () =>
    told('Keine Anfrage dieses Controllers wartet auf ihre Antwort.', 'Es ist nichts zu tun.'),
  'request-gives': () =>
    told(
      'Die wartende Anfrage belegt, dass Lizenzen aufgegeben wurden, und bleibt bis zur Antwort.',
      'Tragen Sie sie zum Dienst und übernehmen Sie die Antwort.',
    ),
  'device-not-found': ({ deviceId }) =>
    told(
      `Der Controller hat kein Feldgerät ${text(deviceId)}.`,
      'Nehmen Sie eines aus der Liste der Feldgeräte.',
    ),
  'device-exists': ({ deviceId }) =>
    told(
      `Der Controller hat schon ein Feldgerät ${text(deviceId)}.`,
      'Nehmen Sie dieses, oder wählen Sie eine andere ID.',
    ),
  'tpm-unavailable': ({ reason }) =>
    told(
      `Das TPM mit dem Schlüssel des Controllers unterschrieb nicht: ${text(reason)}.`,
      'Nichts wurde gefragt oder aufgegeben. Prüfen Sie TENURE_AGENT_TPM_TCTI und die Rechte des Agenten am TPM.',
    ),
  'root-key-missing': ({ file }) =>
    told(
      `Der Wurzelschlüssel des Herstellers ist aus ${text(file)} nicht zu lesen.`,
      'Legen Sie ihn dort ab, oder nennen Sie seine Datei in TENURE_AGENT_ROOT_KEY.',
    ),
  'identity-lost': ({ identityFolder }) =>
    told(
      `Die Identität dieses Controllers ist verloren: ${text(identityFolder)} hat einen neuen Schlüssel oder ist nicht eingehängt. Seine Lizenzen gelten mit ihm nicht.`,
      'Halten Sie den Agenten an, legen Sie den Identitätsordner zurück, und starten Sie ihn wieder. Ist er für immer verloren, lassen Sie den neuen Schlüssel freigeben.',
    ),
  'body-too-large': () => told('Das ist zu viel auf einmal.', 'Senden Sie weniger.'),
}

const told = (sentence: string, remedy: string): Told => ({ sentence, remedy })

/** A fact as text; what is no text or figure is left out. */
const text = (fact: unknown): string =>
  typeof fact === 'string' || typeof fact === 'number' ? String(fact) : '…'
