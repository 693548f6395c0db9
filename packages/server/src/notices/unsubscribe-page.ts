import type { NoticeLanguage } from '@tenure/core'
import type { Subscribed } from './unsubscribe.ts'

/** The page that the link of a mail leads to. It runs no script: its one button posts to its own address. */
export const unsubscribePage = (subscribed: Subscribed | null, language: NoticeLanguage): string => {
  const texts = pageTexts[language]
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${texts.title}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body><main>
${subscribed === null ? `<h1>${texts.unknown}</h1>\n<p>${texts.unknownWhat}</p>` : choice(subscribed, language)}
</main></body>
</html>
`
}

const choice = ({ email, about, notices }: Subscribed, language: NoticeLanguage): string => {
  const texts = pageTexts[language]
  const [address, subject] = [`<strong>${escaped(email)}</strong>`, `<strong>${escaped(about)}</strong>`]
  const { heading, what, button } = notices ? texts.on : texts.off
  return `<h1>${heading}</h1>
<p>${what(address, subject)}</p>
<form method="post" action="?language=${language}&amp;notices=${notices ? 'off' : 'on'}"><button>${button}</button></form>`
}

type Choice = {
  readonly heading: string
  readonly what: (address: string, about: string) => string
  readonly button: string
}
type PageTexts = {
  readonly title: string
  readonly on: Choice
  readonly off: Choice
  readonly unknown: string
  readonly unknownWhat: string
}

const pageTexts: Readonly<Record<NoticeLanguage, PageTexts>> = {
  en: {
    title: 'Notices by mail',
    on: {
      heading: 'Stop these mails?',
      what: (address, about) => `${address} is told when licenses of ${about} end or are renewed.`,
      button: 'Stop these mails',
    },
    off: {
      heading: 'The mails are stopped',
      what: (address, about) =>
        `${address} is not told any more when licenses of ${about} end or are renewed.`,
      button: 'Send them again',
    },
    unknown: 'This link is not known',
    unknownWhat: 'It is not whole, or what it was about is gone. Open the link of the newest mail.',
  },
  de: {
    title: 'Benachrichtigungen per Mail',
    on: {
      heading: 'Diese Mails abbestellen?',
      what: (address, about) =>
        `${address} erfährt, wenn Lizenzen von ${about} enden oder verlängert werden.`,
      button: 'Diese Mails abbestellen',
    },
    off: {
      heading: 'Die Mails sind abbestellt',
      what: (address, about) =>
        `${address} erfährt nicht mehr, wenn Lizenzen von ${about} enden oder verlängert werden.`,
      button: 'Wieder zusenden',
    },
    unknown: 'Dieser Link ist nicht bekannt',
    unknownWhat:
      'Er ist nicht vollständig, oder es gibt nicht mehr, worum es ging. Öffnen Sie den Link der neuesten Mail.',
  },
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)

const style = `
:root { color-scheme: light dark; --ink: light-dark(#1b2430, #e6ebf2); --page: light-dark(#f4f6f9, #10161e);
  --card: light-dark(#ffffff, #1a222d); --line: light-dark(#d9dfe7, #2f3a49); --act: light-dark(#1558b0, #8ab8f5); --on-act: light-dark(#ffffff, #10161e) }
body { margin: 0; background: var(--page); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif }
main { max-width: 32rem; margin: 12vh auto 0; padding: 1.5rem; background: var(--card); border: 1px solid var(--line); border-radius: .6rem; overflow-wrap: anywhere }
h1 { font-size: 1.35rem; margin: 0 0 .75rem }
button { font: inherit; padding: .5rem 1rem; border: 0; border-radius: .4rem; background: var(--act); color: var(--on-act); cursor: pointer }
button:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px }
`
