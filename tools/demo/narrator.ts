import { styleText } from 'node:util'

/** Tells on the terminal what happens, and counts what was checked. */
export type Narrator = {
  /** Begins a step: who does what, and why it matters. */
  readonly step: (title: string, about: string) => void
  /** Who types or sends what. */
  readonly does: (who: string, what: string) => void
  /** What came back, as it came. */
  readonly shows: (text: string) => void
  /** Something that must be so. Throws when it is not, which ends the demo. */
  readonly check: (what: string, holds: boolean) => void
  readonly checked: () => number
}

/** A promise of the demo that was not kept. */
export class Broken extends Error {}

export const openNarrator = (print: (line: string) => void): Narrator => {
  let steps = 0
  let checks = 0
  return {
    step: (title, about) => {
      steps += 1
      print('')
      print(styleText(['bold', 'cyan'], `${steps}. ${title}`))
      print(styleText('dim', `   ${about}`))
    },
    does: (who, what) => print(`   ${styleText('bold', `${who}>`)} ${what}`),
    shows: (text) => {
      for (const line of text.trimEnd().split('\n')) print(styleText('dim', `     ${line}`))
    },
    check: (what, holds) => {
      checks += 1
      print(`   ${holds ? styleText('green', '✓') : styleText('red', '✗')} ${what}`)
      if (!holds) throw new Broken(what)
    },
    checked: () => checks,
  }
}
