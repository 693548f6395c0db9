import { defineTexts } from '../../ui/language.ts'

export const caseTexts = defineTexts(
  {
    cases: 'Cases',
    lead: 'What a person should look at: something about a controller does not fit.',
    none: 'No case is open',
    noneWhy:
      'A case opens by itself: when a dead unit is heard from again, a controller comes with another key or an older license file, or a new one waits for approval.',
    windowTitle: (kind: string, code: string) => `${kind}: ${code}`,
    kind: 'What',
    kinds: {
      'key-changed': 'Another key',
      'generation-behind': 'Older license file',
      'service-behind': 'Newer license file',
      'dead-unit-seen': 'Dead unit heard from',
      'approval-wanted': 'Waits for approval',
    },
    state: 'State',
    states: { open: 'Open', resolved: 'Resolved' },
    controller: 'Controller',
    account: 'Account',
    partner: 'Partner',
    opened: 'Opened',
    resolvedAt: 'Resolved',
    seen: 'Seen',
    times: (count: number) => (count === 1 ? 'once' : `${count} times`),
    resolution: 'What was found',
    whatHappened: 'What happened',
    whatToDo: 'What to do',
    told: {
      'key-changed': (code: string) =>
        `A request for ${code} was signed with another key than the one known here. It was refused; the controller that is known goes on running.`,
      'generation-behind': (code: string) =>
        `${code} asked with a license file that is not the one it was given last. That is so after a backup was restored, or when a disk was copied and two units use one identity.`,
      'service-behind': (code: string) =>
        `${code} holds a newer license file than this service remembers. That is so after the service’s own database was restored from a backup.`,
      'dead-unit-seen': (code: string) =>
        `${code} was given up as dead and its licenses were moved, and now it asked again. It got an empty license file.`,
      'approval-wanted': (code: string, account: string) =>
        `${code} asked for the first time with the Customer ID of ${account}, which wants to approve each new controller. It can look, and activate nothing.`,
    },
    todo: {
      'key-changed':
        'Was the unit replaced, or its identity lost? Ask who stands before it for the approval code and approve the new key. If nobody can tell, leave it refused: somebody may use its install code.',
      'generation-behind':
        'If a backup was restored, nothing else is to be done: the controller got the current license file. If a disk was copied, find the second unit and give it an install code of its own.',
      'service-behind':
        'Compare the controller’s licenses with the ledger: what moved after the backup was made is missing there. The service has gone on above the controller’s generation.',
      'dead-unit-seen':
        'If the unit is alive after all, use it again; its licenses stay where they were moved. If it must not run, take it off the network.',
      'approval-wanted': 'If you know this controller, approve it. If not, ask the contacts of the account.',
    },
    evidence: 'Evidence',
    evidenceWhy: 'What was seen, the first time and the latest times.',
    firstTime: 'The first time',
    nth: (nth: number) => `Seen again (${nth})`,
    toController: 'To the controller',
    compare: 'What differs',
    known: 'Known here',
    presented: 'Presented',
    same: 'the same',
    differs: 'differs',
    fields: {
      installCode: 'Install code',
      generation: 'Generation of the license file',
      file: 'License file',
      key: 'Key',
      approvalCode: 'Approval code',
      model: 'Model',
      requestHash: 'Request',
      requestId: 'Request id',
      reinstatedBy: 'Used again by',
      reason: 'Reason',
    },
    noFile: 'none',
    resolve: 'Resolve',
    resolveWhat: 'The case is closed with what you write. If it is seen again, a new case opens.',
    resolutionHint: 'What was found and done, for whoever looks at this in a year.',
    resolved: 'The case is resolved',
    resolvedAlready: 'It is resolved already.',
    resolvedWith: 'How it was resolved',
  },
  {
    cases: 'Fälle',
    lead: 'Was sich ein Mensch ansehen sollte: Etwas an einem Controller passt nicht.',
    none: 'Kein Fall ist offen',
    noneWhy:
      'Ein Fall öffnet sich von selbst: wenn ein totes Gerät wieder gehört wird, ein Controller mit anderem Schlüssel oder älterer Lizenzdatei kommt, oder ein neuer auf Freigabe wartet.',
    windowTitle: (kind, code) => `${kind}: ${code}`,
    kind: 'Was',
    kinds: {
      'key-changed': 'Anderer Schlüssel',
      'generation-behind': 'Ältere Lizenzdatei',
      'service-behind': 'Neuere Lizenzdatei',
      'dead-unit-seen': 'Totes Gerät gehört',
      'approval-wanted': 'Wartet auf Freigabe',
    },
    state: 'Zustand',
    states: { open: 'Offen', resolved: 'Erledigt' },
    controller: 'Controller',
    account: 'Konto',
    partner: 'Partner',
    opened: 'Geöffnet',
    resolvedAt: 'Erledigt',
    seen: 'Gesehen',
    times: (count) => (count === 1 ? 'einmal' : `${count}-mal`),
    resolution: 'Was gefunden wurde',
    whatHappened: 'Was geschehen ist',
    whatToDo: 'Was zu tun ist',
    told: {
      'key-changed': (code) =>
        `Eine Anfrage für ${code} war mit einem anderen Schlüssel unterschrieben als dem, der hier bekannt ist. Sie wurde abgelehnt; der bekannte Controller läuft weiter.`,
      'generation-behind': (code) =>
        `${code} fragte mit einer Lizenzdatei, die nicht die zuletzt gegebene ist. So ist es, nachdem eine Sicherung eingespielt wurde, oder wenn ein Datenträger kopiert wurde und zwei Geräte dieselbe Identität haben.`,
      'service-behind': (code) =>
        `${code} hat eine neuere Lizenzdatei, als dieser Dienst weiß. So ist es, nachdem die Datenbank des Dienstes aus einer Sicherung wiederhergestellt wurde.`,
      'dead-unit-seen': (code) =>
        `${code} wurde als tot aufgegeben und seine Lizenzen wurden verschoben, und jetzt hat es wieder gefragt. Es bekam eine leere Lizenzdatei.`,
      'approval-wanted': (code, account) =>
        `${code} fragte zum ersten Mal mit der Customer ID von ${account}; dieses Konto will jeden neuen Controller freigeben. Er kann nachsehen, aber nichts aktivieren.`,
    },
    todo: {
      'key-changed':
        'Wurde das Gerät ersetzt oder ging seine Identität verloren? Lassen Sie sich von jemandem, der davorsteht, den Freigabecode vorlesen, und geben Sie den neuen Schlüssel frei. Kann das niemand, lassen Sie es dabei: Vielleicht verwendet jemand Fremdes den Installationscode.',
      'generation-behind':
        'Wurde eine Sicherung eingespielt, ist nichts weiter zu tun: Der Controller hat die aktuelle Lizenzdatei bekommen. Wurde ein Datenträger kopiert, suchen Sie das zweite Gerät und geben Sie ihm einen eigenen Installationscode.',
      'service-behind':
        'Vergleichen Sie die Lizenzen des Controllers mit dem Journal: Was nach der Sicherung bewegt wurde, fehlt dort. Der Dienst hat über der Generation des Controllers weitergezählt.',
      'dead-unit-seen':
        'Lebt das Gerät doch, verwenden Sie es wieder; seine Lizenzen bleiben, wohin sie verschoben wurden. Soll es nicht laufen, nehmen Sie es vom Netz.',
      'approval-wanted':
        'Kennen Sie diesen Controller, geben Sie ihn frei. Sonst fragen Sie die Ansprechpartner des Kontos.',
    },
    evidence: 'Belege',
    evidenceWhy: 'Was gesehen wurde, beim ersten Mal und bei den letzten Malen.',
    firstTime: 'Beim ersten Mal',
    nth: (nth) => `Wieder gesehen (${nth})`,
    toController: 'Zum Controller',
    compare: 'Was sich unterscheidet',
    known: 'Hier bekannt',
    presented: 'Vorgelegt',
    same: 'gleich',
    differs: 'anders',
    fields: {
      installCode: 'Installationscode',
      generation: 'Generation der Lizenzdatei',
      file: 'Lizenzdatei',
      key: 'Schlüssel',
      approvalCode: 'Freigabecode',
      model: 'Modell',
      requestHash: 'Anfrage',
      requestId: 'Kennung der Anfrage',
      reinstatedBy: 'Wieder verwendet von',
      reason: 'Begründung',
    },
    noFile: 'keine',
    resolve: 'Erledigen',
    resolveWhat:
      'Der Fall wird mit dem geschlossen, was Sie schreiben. Wird es wieder gesehen, öffnet sich ein neuer.',
    resolutionHint: 'Was gefunden und getan wurde, für den, der das in einem Jahr ansieht.',
    resolved: 'Der Fall ist erledigt',
    resolvedAlready: 'Er ist schon erledigt.',
    resolvedWith: 'Wie er erledigt wurde',
  },
)
