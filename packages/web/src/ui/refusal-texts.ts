import type { Language } from './language.ts'
import type { Problem, Told } from './refusal.ts'
import { germanRefusals } from './refusals-de.ts'
import { germanServiceRefusals } from './refusals-service-de.ts'

/** The refusal in the language: by its code and facts where that is known, else the English sentence it came with. */
export const toldRefusal = (language: Language, problem: Problem): Told =>
  language === 'en' ? problem : (tellers[problem.code]?.(problem.facts) ?? problem)

const tellers = { ...germanRefusals, ...germanServiceRefusals }
