/** The languages the pages speak. */
export const languages = ['en', 'de'] as const
export type Language = (typeof languages)[number]

export const languageNames = { en: 'English', de: 'Deutsch' } as const satisfies Record<Language, string>

/** The texts of one part of the pages, in each language. What is missing in one is a compile error. */
export type Texts<Shape> = Readonly<Record<Language, Shape>>

/**
 * Takes English as the shape that German has to have: a text for each key, and the same facts for those that are made
 * of facts (`(count: number) => string`).
 */
export const defineTexts = <const Shape>(en: Shape, de: Widened<NoInfer<Shape>>): Texts<Widened<Shape>> => ({
  en: en as Widened<Shape>,
  de,
})

/** Any text where English has a certain one. */
export type Widened<Shape> = Shape extends string
  ? string
  : Shape extends (...facts: infer Facts) => infer Told
    ? (...facts: Facts) => Widened<Told>
    : { readonly [Key in keyof Shape]: Widened<Shape[Key]> }

/** The first of the browser's languages that the pages speak. */
export const chooseLanguage = (kept: string | null, wanted: readonly string[]): Language => {
  const asked = [kept ?? '', ...wanted].map((tag) => tag.toLowerCase().split('-')[0])
  return languages.find((language) => asked[0] === language) ?? asked.flatMap(spoken)[0] ?? 'en'
}

const spoken = (tag: string | undefined): readonly Language[] =>
  languages.filter((language) => language === tag)
