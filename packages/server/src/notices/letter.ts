import type { NoticeLanguage } from '@tenure/core'

/** A mail as data: its plain text and its HTML are both made from it, so they say the same. */
export type Letter = {
  readonly language: NoticeLanguage
  readonly subject: string
  /** The first line of the mail itself. */
  readonly title: string
  readonly opening: readonly string[]
  readonly sections: readonly LetterSection[]
  readonly closing: readonly string[]
  readonly link: LetterLink | null
  /** Why one gets it, and how to stop it. */
  readonly footer: readonly string[]
  readonly stop: LetterLink | null
}

export type LetterSection = { readonly heading: string | null; readonly items: readonly string[] }
export type LetterLink = { readonly label: string; readonly url: string }

export type RenderedLetter = { readonly subject: string; readonly text: string; readonly html: string }

export const renderLetter = (letter: Letter): RenderedLetter => ({
  subject: letter.subject,
  text: textOf(letter),
  html: htmlOf(letter),
})

const textOf = ({ title, opening, sections, closing, link, footer, stop }: Letter): string =>
  [
    title,
    ...opening,
    ...sections.map(({ heading, items }) =>
      [...(heading === null ? [] : [heading]), ...items.map((item) => `- ${item}`)].join('\n'),
    ),
    ...closing,
    ...linkText(link),
    '-- ',
    ...footer,
    ...linkText(stop),
  ]
    .join('\n\n')
    // The line that begins a signature (RFC 3676 §4.3) stands on its own.
    .replace('\n\n-- \n\n', '\n\n-- \n')
    .concat('\n')

const linkText = (link: LetterLink | null): string[] => (link === null ? [] : [`${link.label}:\n${link.url}`])

/** Inline styles alone, because mail programs drop others; nothing is loaded, and no colour is set that dark mode would fight. */
const htmlOf = ({ language, title, opening, sections, closing, link, footer, stop }: Letter): string =>
  [
    `<!doctype html>`,
    `<html lang="${language}"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><meta name="viewport" content="width=device-width, initial-scale=1"></head>`,
    `<body style="margin:0;padding:24px 16px;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif"><div style="max-width:600px;margin:0 auto">`,
    `<h1 style="margin:0 0 16px;font-size:20px;line-height:1.3">${escaped(title)}</h1>`,
    ...opening.map(paragraph),
    ...sections.map(sectionHtml),
    ...closing.map(paragraph),
    ...(link === null ? [] : [`<p style="margin:0 0 12px">${anchor(link)}</p>`]),
    `<hr style="margin:24px 0 12px;border:0;border-top:1px solid #8884">`,
    ...footer.map((text) => `<p style="margin:0 0 8px;font-size:13px;opacity:.8">${escaped(text)}</p>`),
    ...(stop === null ? [] : [`<p style="margin:0;font-size:13px">${anchor(stop)}</p>`]),
    `</div></body></html>`,
    ``,
  ].join('\n')

const paragraph = (text: string): string => `<p style="margin:0 0 12px">${escaped(text)}</p>`

const sectionHtml = ({ heading, items }: LetterSection): string =>
  [
    ...(heading === null
      ? []
      : [`<h2 style="margin:20px 0 4px;font-size:16px;line-height:1.3">${escaped(heading)}</h2>`]),
    `<ul style="margin:0 0 16px;padding-left:20px">`,
    ...items.map((item) => `<li style="margin:0 0 4px">${escaped(item)}</li>`),
    `</ul>`,
  ].join('\n')

const anchor = ({ label, url }: LetterLink): string => `<a href="${escaped(url)}">${escaped(label)}</a>`

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
