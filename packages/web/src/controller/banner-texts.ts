import { defineTexts } from '../ui/language.ts'

const licensesEn = (count: number) => (count === 1 ? '1 license' : `${count} licenses`)
const licensesDe = (count: number) => (count === 1 ? '1 Lizenz' : `${count} Lizenzen`)

export const bannerTexts = defineTexts(
  {
    waiting: (madeAt: string) => `A request of ${madeAt} waits for its answer`,
    asks: (want: number, give: number) => {
      if (want > 0 && give > 0) return `It asks for ${licensesEn(want)} and returns ${give}.`
      if (give > 0) return `It returns ${licensesEn(give)}.`
      return want > 0 ? `It asks for ${licensesEn(want)}.` : 'It asks for the newest license file.'
    },
    sentAgain: 'It is sent again by itself.',
    carry: 'Carry it offline',
  },
  {
    waiting: (madeAt) => `Eine Anfrage vom ${madeAt} wartet auf ihre Antwort`,
    asks: (want, give) => {
      if (want > 0 && give > 0)
        return `Sie bittet um ${licensesDe(want)} und gibt ${give === 1 ? 'eine' : give} zurück.`
      if (give > 0) return `Sie gibt ${licensesDe(give)} zurück.`
      return want > 0 ? `Sie bittet um ${licensesDe(want)}.` : 'Sie bittet um die neueste Lizenzdatei.'
    },
    sentAgain: 'Sie wird von selbst erneut gesendet.',
    carry: 'Offline hinbringen',
  },
)
