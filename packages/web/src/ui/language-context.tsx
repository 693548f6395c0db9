import { createContext, use, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { formatsOf, type Formats } from './formats.ts'
import { chooseLanguage, type Language, type Texts } from './language.ts'
import { keep, kept } from './kept.ts'

type Spoken = {
  readonly language: Language
  readonly speak: (language: Language) => void
  /** Speaks the language of whom has signed in, unless one was chosen in this browser. */
  readonly adopt: (language: Language) => void
  readonly formats: Formats
}

const SpokenContext = createContext<Spoken | null>(null)

/** Speaks the language that was chosen here, that of whom is signed in, or the browser's. */
export const LanguageProvider = ({ children }: { readonly children: ReactNode }) => {
  const [language, setLanguage] = useState(() => chooseLanguage(kept('language'), navigator.languages))
  const isChosen = useRef(kept('language') !== null)
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const spoken = useMemo(
    () => ({
      language,
      speak: (next: Language) => {
        isChosen.current = true
        keep('language', next)
        setLanguage(next)
      },
      adopt: (next: Language) => {
        if (!isChosen.current) setLanguage(next)
      },
      formats: formatsOf(language),
    }),
    [language],
  )
  return <SpokenContext value={spoken}>{children}</SpokenContext>
}

export const useLanguage = (): Spoken => {
  const spoken = use(SpokenContext)
  if (spoken === null) throw new Error('useLanguage outside of LanguageProvider')
  return spoken
}

/** The texts of one part, in the language that is spoken. */
export const useTexts = <Shape,>(texts: Texts<Shape>): Shape => texts[useLanguage().language]

/** Figures, days and instants as the language writes them. */
export const useFormats = (): Formats => useLanguage().formats
