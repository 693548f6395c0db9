import { defineTexts } from '../../ui/language.ts'

/** Licenses that a partner hands on, takes back, or splits. */
export const movementTexts = defineTexts(
  {
    transfer: 'Transfer',
    transferTitle: (count: number, shown: string) =>
      count === 1 ? 'Transfer 1 license' : `Transfer ${shown} licenses`,
    toAccount: 'To which account',
    toAccountHint: 'Type the beginning of its name. Archived accounts take no licenses.',
    accountNone: 'No account begins like this.',
    accountSearching: 'Searching …',
    newAccount: (name: string) => `Add the account “${name}” and transfer to it`,
    accountIsNew: (name: string) => `The account ${name} does not exist yet and is added first.`,
    otherPartners: 'These licenses belong to several partners. Select those of one partner.',
    moves: (count: number, shown: string, from: string, to: string) =>
      count === 1
        ? `1 license goes from ${from} to the account ${to}.`
        : `${shown} licenses go from ${from} to the account ${to}.`,
    inventory: 'the inventory',
    product: 'Product',
    licenses: 'Licenses',
    devices: 'Field devices',
    sum: 'Together',
    accountThen: (name: string) => `What ${name} has`,
    now: 'now',
    afterwards: 'afterwards',
    free: 'Licenses that no controller holds',
    capacityFree: 'Capacity not activated',
    maintenanceFree: 'Maintenance not activated',
    moreThan: (shown: string) => `more than ${shown}`,
    nobodyTold:
      'Nobody is told of a transfer. The account’s controllers can activate these licenses at once.',
    transferred: (count: number, shown: string, account: string) =>
      count === 1 ? `1 license is with ${account} now.` : `${shown} licenses are with ${account} now.`,
    undo: 'Undo',
    undone: (count: number, shown: string) =>
      count === 1 ? '1 license is back in the inventory.' : `${shown} licenses are back in the inventory.`,
    notUndone: 'The transfer could not be undone',
    leaveOut: (count: number, shown: string) =>
      count === 1 ? 'Leave that license out' : `Leave those ${shown} licenses out`,
    recall: 'Recall',
    recallTitle: (count: number, shown: string) =>
      count === 1 ? 'Recall 1 license' : `Recall ${shown} licenses`,
    recallMoves: (count: number, shown: string) =>
      count === 1
        ? '1 license comes back to the inventory. Its account can no longer activate it.'
        : `${shown} licenses come back to the inventory. Their accounts can no longer activate them.`,
    recallStops: 'No controller holds them, so nothing stops working. A term that has begun goes on.',
    from: 'Account',
    onController: 'A controller holds it: return it there first (or by RMA, if the controller is dead).',
    inInventory: 'It is in the inventory already.',
    retired: 'It is retired.',
    transferHeld: 'It is not in the inventory. Recall it first.',
    split: 'Split',
    splitTitle: 'Split a license',
    splitLead: (what: string, id: string) => `${what}, ${id}`,
    splitHow: (quantity: string) =>
      `The parts have to add up to ${quantity}. Each gets a License ID of its own; the whole retires, and its history stays.`,
    part: (n: number) => `Part ${n}`,
    addPart: 'Add a part',
    removePart: (n: number) => `Remove part ${n}`,
    suggestions: 'Suggestions',
    inParts: (count: number) => `In ${count} equal parts`,
    inSizes: (size: string) => `In parts of ${size}`,
    addsUp: (quantity: string) => `Adds up to ${quantity}.`,
    tooFew: (missing: string, quantity: string) => `${missing} more are needed for ${quantity}.`,
    tooMany: (over: string, quantity: string) => `${over} too many for ${quantity}.`,
    splitDone: (parts: string) => `Split into ${parts} parts.`,
    wasActivated: 'It was activated before, so it cannot be split (T4).',
    countsNothing: 'It counts nothing that could be split.',
    tooSmall: 'It counts 1, which cannot be split.',
  },
  {
    transfer: 'Übertragen',
    transferTitle: (count, shown) => (count === 1 ? '1 Lizenz übertragen' : `${shown} Lizenzen übertragen`),
    toAccount: 'An welches Konto',
    toAccountHint: 'Tippen Sie den Anfang des Namens. Archivierte Konten nehmen keine Lizenzen.',
    accountNone: 'Kein Konto beginnt so.',
    accountSearching: 'Wird gesucht …',
    newAccount: (name) => `Konto „${name}“ anlegen und dorthin übertragen`,
    accountIsNew: (name) => `Das Konto ${name} gibt es noch nicht; es wird zuerst angelegt.`,
    otherPartners: 'Diese Lizenzen gehören mehreren Partnern. Wählen Sie die eines Partners.',
    moves: (count, shown, from, to) =>
      count === 1
        ? `1 Lizenz geht aus ${from} an das Konto ${to}.`
        : `${shown} Lizenzen gehen aus ${from} an das Konto ${to}.`,
    inventory: 'dem Bestand',
    product: 'Produkt',
    licenses: 'Lizenzen',
    devices: 'Feldgeräte',
    sum: 'Zusammen',
    accountThen: (name) => `Was ${name} hat`,
    now: 'jetzt',
    afterwards: 'danach',
    free: 'Lizenzen, die kein Controller hält',
    capacityFree: 'Kapazität, nicht aktiviert',
    maintenanceFree: 'Wartung, nicht aktiviert',
    moreThan: (shown) => `mehr als ${shown}`,
    nobodyTold:
      'Von einer Übertragung erfährt niemand. Die Controller des Kontos können diese Lizenzen sofort aktivieren.',
    transferred: (count, shown, account) =>
      count === 1 ? `1 Lizenz liegt jetzt bei ${account}.` : `${shown} Lizenzen liegen jetzt bei ${account}.`,
    undo: 'Rückgängig',
    undone: (count, shown) =>
      count === 1 ? '1 Lizenz ist wieder im Bestand.' : `${shown} Lizenzen sind wieder im Bestand.`,
    notUndone: 'Die Übertragung ließ sich nicht rückgängig machen',
    leaveOut: (count, shown) =>
      count === 1 ? 'Diese Lizenz weglassen' : `Diese ${shown} Lizenzen weglassen`,
    recall: 'Zurückholen',
    recallTitle: (count, shown) => (count === 1 ? '1 Lizenz zurückholen' : `${shown} Lizenzen zurückholen`),
    recallMoves: (count, shown) =>
      count === 1
        ? '1 Lizenz kommt in den Bestand zurück. Ihr Konto kann sie nicht mehr aktivieren.'
        : `${shown} Lizenzen kommen in den Bestand zurück. Ihre Konten können sie nicht mehr aktivieren.`,
    recallStops: 'Kein Controller hält sie, also bleibt nichts stehen. Eine begonnene Laufzeit läuft weiter.',
    from: 'Konto',
    onController:
      'Ein Controller hält sie: Geben Sie sie erst dort zurück (oder durch RMA, wenn der Controller tot ist).',
    inInventory: 'Sie ist schon im Bestand.',
    retired: 'Sie ist ausgeschieden.',
    transferHeld: 'Sie ist nicht im Bestand. Holen Sie sie erst zurück.',
    split: 'Teilen',
    splitTitle: 'Lizenz teilen',
    splitLead: (what, id) => `${what}, ${id}`,
    splitHow: (quantity) =>
      `Die Teile müssen zusammen ${quantity} ergeben. Jedes erhält eine eigene License ID; das Ganze scheidet aus, und seine Geschichte bleibt.`,
    part: (n) => `Teil ${n}`,
    addPart: 'Teil hinzufügen',
    removePart: (n) => `Teil ${n} entfernen`,
    suggestions: 'Vorschläge',
    inParts: (count) => `In ${count} gleiche Teile`,
    inSizes: (size) => `In Teile zu ${size}`,
    addsUp: (quantity) => `Ergibt ${quantity}.`,
    tooFew: (missing, quantity) => `Bis ${quantity} fehlen noch ${missing}.`,
    tooMany: (over, quantity) => `${over} zu viel für ${quantity}.`,
    splitDone: (parts) => `In ${parts} Teile geteilt.`,
    wasActivated: 'Sie war schon aktiviert und lässt sich darum nicht teilen (T4).',
    countsNothing: 'Sie zählt nichts, was sich teilen ließe.',
    tooSmall: 'Sie zählt 1 und lässt sich nicht teilen.',
  },
)
