import { defineTexts } from '../ui/language.ts'

export const bannerTexts = defineTexts(
  {
    timeUnknown: 'Time unknown',
    timeUnknownMeans: (day: string) =>
      `The clock of this controller cannot be trusted; the last time there is evidence of is ${day}. No seat is taken away over this. Upgrades that depend on maintenance wait until the controller has exchanged with the service, online or by file: the answer tells it the time.`,
    waiting: (madeAt: string) => `A request of ${madeAt} waits for its answer`,
    waitingMeans: (want: number, give: number) =>
      `It asks for ${want} and returns ${give} ${give === 1 ? 'license' : 'licenses'}. It is sent again by itself; without a network, carry it.`,
    carry: 'Carry it offline',
  },
  {
    timeUnknown: 'Zeit unbekannt',
    timeUnknownMeans: (day) =>
      `Der Uhr dieses Controllers ist nicht zu trauen; die letzte belegte Zeit ist der ${day}. Kein Gerät verliert deshalb seinen Platz. Upgrades, die von der Wartung abhängen, warten, bis der Controller mit dem Dienst ausgetauscht hat, online oder per Datei: die Antwort nennt die Zeit.`,
    waiting: (madeAt) => `Eine Anfrage vom ${madeAt} wartet auf ihre Antwort`,
    waitingMeans: (want, give) =>
      `Sie bittet um ${want} und gibt ${give} ${give === 1 ? 'Lizenz' : 'Lizenzen'} zurück. Sie wird von selbst erneut gesendet; ohne Netz bringen Sie sie hin.`,
    carry: 'Offline hinbringen',
  },
)
