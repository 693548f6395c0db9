import type { CaughtMail } from './kept-mails.ts'

/** The page of the mail catcher. Runs no script and loads nothing. */
export const mailPage = (mails: readonly CaughtMail[]): string => `<!doctype html>
<html lang="en">
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Mails (${mails.length})</title>
  <link rel="icon" href="data:,">
  <style>${style}</style>
  <main>
    <h1>Mails that were caught</h1>
    <p class="quiet">Nothing is delivered from here. Reload the page to see new ones.</p>
    ${mails.length === 0 ? empty : mails.map(article).join('\n    ')}
  </main>
</html>
`

const empty =
  '<article><p>No mail yet. Contacts of an account hear, for example, of each new controller and of licenses that end.</p></article>'

const article = ({ to, subject, text, at }: CaughtMail): string =>
  `<article><h2>${escaped(subject)}</h2><p class="quiet">to ${escaped(to)} · ${dayAndTime(at)}</p><p class="text">${linked(text.trim())}</p></article>`

/** Links of the web can be followed, in a tab of their own; nothing else of the text is more than text. */
const linked = (text: string): string =>
  text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) =>
      index % 2 === 0
        ? escaped(part)
        : `<a href="${escaped(part)}" target="_blank" rel="noreferrer">${escaped(part)}</a>`,
    )
    .join('')

/** Such as "2026-11-24 08:16 UTC"; in an element that keeps the instant. */
const dayAndTime = (at: string): string =>
  `<time datetime="${escaped(at)}">${escaped(`${at.slice(0, 10)} ${at.slice(11, 16)} UTC`)}</time>`

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)

const style = `
:root { color-scheme: light dark; --ink: light-dark(#1b2430, #e6ebf2); --quiet: light-dark(#5a6675, #9aa7b8);
  --line: light-dark(#d9dfe7, #2f3a49); --card: light-dark(#ffffff, #1a222d); --page: light-dark(#f4f6f9, #10161e) }
body { margin: 0; background: var(--page); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif }
main { max-width: 44rem; margin: 0 auto; padding: 3rem 1.25rem }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem }
h2 { font-size: 1.05rem; margin: 0; overflow-wrap: anywhere }
p { margin: 0 }
article { margin-top: 1rem; padding: 1rem; background: var(--card); border: 1px solid var(--line); border-radius: .6rem }
a { color: inherit }
.quiet { color: var(--quiet); font-size: .9rem; overflow-wrap: anywhere }
.text { margin-top: .75rem; white-space: pre-wrap; overflow-wrap: anywhere }
`
