import { createContext, use, type ReactNode } from 'react'
import type { Problem } from './refusal.ts'

/** Makes the button that does what a refusal advises; null where a person has to do it by other means. */
export type RemedyOf = (problem: Problem) => ReactNode

/** Pages that can do what refusals advise say so here; every refusal then shows the button. */
export const RemedyContext = createContext<RemedyOf>(() => null)

export const useRemedy = (problem: Problem): ReactNode => use(RemedyContext)(problem)
