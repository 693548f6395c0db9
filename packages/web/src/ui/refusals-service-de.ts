import type { Problem, Told } from './refusal.ts'

type Facts = Problem['facts']

/** What the license service refuses to people at its portals, in German, by its code. */
export const germanServiceRefusals: Partial<Record<Problem['code'], (facts: Facts) => Told>> = {
  'session-missing': () =>
    told('Niemand ist angemeldet, oder die Sitzung ist beendet.', 'Melden Sie sich an.'),
  'second-factor-missing': () =>
    told(
      'Ein Passwort allein öffnet das nicht.',
      'Richten Sie einen Code einer App oder einen Passkey ein, und melden Sie sich damit an.',
    ),
  'sso-required': () =>
    told(
      'Wer Ihre Adresse hat, kommt hier nur über die Anmeldung der eigenen Organisation herein.',
      'Melden Sie sich über Ihre Organisation an (Single Sign-on).',
    ),
  'domain-unproven': ({ name, value }) =>
    told(
      'Das DNS sagt nicht, dass diese Domain Ihre ist.',
      `Legen Sie den TXT-Eintrag ${text(name)} mit dem Text ${text(value)} an, und senden Sie die Anfrage noch einmal; oder bitten Sie den Hersteller darum.`,
    ),
  'sso-untried': () =>
    told(
      'Über diesen Identitätsanbieter ist noch niemand hereingekommen; niemand weiß also, ob er geht.',
      'Melden Sie sich einmal darüber an, und verlangen Sie ihn dann.',
    ),
  'not-permitted': () =>
    told(
      'Das dürfen Sie hier nicht.',
      'Bitten Sie einen Administrator, es zu tun oder Ihnen die Rolle zu geben.',
    ),
  'not-found': () => told('Das gibt es nicht.', 'Gehen Sie zurück zur Liste; vielleicht ist es gelöscht.'),
  'already-exists': () => told('Das gibt es schon.', 'Nehmen Sie das vorhandene oder einen anderen Namen.'),
  'invitation-unknown': () =>
    told(
      'Diese Einladung wurde benutzt, zurückgezogen oder ersetzt, oder ihre Zeit ist um.',
      'Bitten Sie den, der Sie eingeladen hat, um eine neue.',
    ),
  'password-wrong': () =>
    told(
      'Diese Adresse hat hier schon ein Passwort, und es ist ein anderes.',
      'Geben Sie das Passwort ein, das Sie haben, oder setzen Sie über „Passwort vergessen“ ein neues.',
    ),
  'last-administrator': () =>
    told(
      'Das ist der letzte Administrator; niemand könnte dann noch Rollen vergeben.',
      'Machen Sie zuerst jemand anderen zum Administrator.',
    ),
  'precondition-failed': () =>
    told(
      'Das wurde inzwischen von jemand anderem geändert.',
      'Laden Sie es neu, sehen Sie, was sich geändert hat, und bearbeiten Sie das.',
    ),
  'idempotency-key-reused': () =>
    told('Die Anfrage ist eine andere als die, die schon gesendet wurde.', 'Laden Sie die Seite neu.'),
  busy: () =>
    told(
      'Der Dienst ist ausgelastet oder wird gerade angehalten.',
      'Versuchen Sie es in ein paar Sekunden erneut: Was getan ist, wird nicht zweimal getan.',
    ),
  'order-invalid': ({ errors }) =>
    told(
      `Die Bestellung hat ${text(errors)} Fehler; nichts wurde ausgestellt.`,
      'Berichtigen Sie die genannten Zeilen, und senden Sie die ganze Bestellung noch einmal.',
    ),
  'account-not-found': () =>
    told('Dieses Konto gibt es nicht.', 'Prüfen Sie, ob es zu dem Partner gehört, dessen Lizenzen das sind.'),
  'account-has-controllers': ({ account, controllers }) =>
    told(
      `Das Konto ${text(account)} hat ${text(controllers)} Controller, deren Geschichte mit ihm aufbewahrt wird.`,
      'Archivieren Sie es stattdessen.',
    ),
  'account-holds-licenses': ({ account, inAccount, onControllers }) =>
    told(
      `Das Konto ${text(account)} hat noch ${text(inAccount)} Lizenz(en), seine Controller ${text(onControllers)}.`,
      'Archivieren Sie es stattdessen, oder lassen Sie die Lizenzen zurückgeben, und holen Sie sie zuerst in den Bestand zurück.',
    ),
  'license-not-in-inventory': ({ licenseId, at }) =>
    told(
      `Die Lizenz ${text(licenseId)} ist nicht im Bestand: ${whereabouts[text(at)] ?? 'sie ist anderswo'}.`,
      wayToInventory[text(at)] ?? 'Sehen Sie auf ihrer Seite nach, wo sie ist.',
    ),
  'license-was-activated': ({ licenseId }) =>
    told(
      `Die Lizenz ${text(licenseId)} wurde schon aktiviert und kann daher nicht geteilt werden.`,
      'Teilen Sie eine, die nie aktiviert wurde, oder geben Sie diese als Ganze weiter.',
    ),
  'split-kind': ({ licenseId }) =>
    told(
      `Die Lizenz ${text(licenseId)} zählt nichts, das geteilt werden könnte.`,
      'Geben Sie sie als Ganze weiter; für mehr Controller kaufen Sie je eine.',
    ),
  'split-sum-mismatch': ({ licenseId, sum, quantity }) =>
    told(
      `Die Teile der Lizenz ${text(licenseId)} ergeben ${text(sum)}, sie hat ${text(quantity)}.`,
      'Ändern Sie die Teile so, dass sie zusammen die ganze Lizenz ergeben: mindestens zwei, jeder eine ganze Zahl ab 1.',
    ),
  'controller-not-found': () =>
    told(
      'Diesen Controller gibt es nicht.',
      'Prüfen Sie den Installationscode; bekannt ist ein Controller, sobald er sich mit dem Dienst ausgetauscht hat.',
    ),
  'controller-not-replaced': ({ installCode, status }) =>
    told(
      `Der Controller ${text(installCode)} wurde nicht ersetzt und kann daher nicht zurückgeholt werden.`,
      status === 'pending'
        ? 'Geben Sie ihn frei, wenn er benutzt werden soll.'
        : 'Es ist nichts zu tun, oder fragen Sie den Partner, dem er jetzt gehört.',
    ),
  'approval-code-unknown': ({ installCode }) =>
    told(
      `Kein einzelner Schlüssel, den der Controller ${text(installCode)} gezeigt hat, hat diesen Freigabecode.`,
      'Lesen Sie den Code auf dem Controller noch einmal ab („tenure-agent status“), nachdem er den Dienst gefragt hat.',
    ),
  'rma-budget-spent': ({ done, budget }) =>
    told(
      `Der Partner hat in den letzten 12 Monaten die Lizenzen von ${text(done)} defekten Controllern umgezogen; erlaubt sind ${text(budget)}.`,
      'Bitten Sie Customer Success darum, für das diese Grenze nicht gilt.',
    ),
  'bundle-full': ({ most }) =>
    told(
      `Das Standortbündel hat ${text(most)} Anfragen, mehr gehen nicht hinein.`,
      'Legen Sie diese Anfrage in eine andere Datei, und tragen Sie beide.',
    ),
}

const told = (sentence: string, remedy: string): Told => ({ sentence, remedy })

/** A fact as text; what is no text or figure is left out. */
const text = (fact: unknown): string =>
  typeof fact === 'string' || typeof fact === 'number' ? String(fact) : '…'

const whereabouts: Readonly<Record<string, string>> = {
  vendor: 'sie ist nicht ausgestellt',
  inventory: 'sie ist im Bestand',
  account: 'ein Konto hat sie',
  controller: 'ein Controller hat sie',
  retired: 'sie ist ausgemustert',
}

const wayToInventory: Readonly<Record<string, string>> = {
  vendor: 'Bitten Sie Customer Success, sie auszustellen.',
  inventory: 'Es ist nichts zu tun.',
  account: 'Holen Sie sie zuerst aus ihrem Konto zurück.',
  controller:
    'Geben Sie sie zuerst auf dem Controller zurück; ist er defekt, ziehen Sie seine Lizenzen mit dem Installationscode um (RMA).',
  retired: 'Nehmen Sie die Teile, in die sie geteilt wurde, oder eine andere Lizenz.',
}
