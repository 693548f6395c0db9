/** docs/problems.md as a page in which each code is an anchor. Knows as much Markdown as that file uses. */
export const problemsPage = (markdown: string): string => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tenure problems</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<p><a href="/docs">API reference</a></p>
${markdown
  .trim()
  .split(/\n{2,}/)
  .map(block)
  .join('\n')}
</body>
</html>
`

const block = (text: string): string => {
  const heading = /^(#{1,6}) (.+)$/.exec(text)
  if (heading !== null) {
    const [, marks = '#', title = ''] = heading
    return `<h${marks.length} id="${anchor(title)}">${inline(title)}</h${marks.length}>`
  }
  if (!text.startsWith('- ')) return `<p>${inline(text)}</p>`
  const items = text.split(/\n(?=- )/).map((item) => `<li>${inline(item.slice(2))}</li>`)
  return `<ul>${items.join('')}</ul>`
}

const anchor = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')

const inline = (text: string): string =>
  escaped(text)
    .replaceAll(/`([^`]+)`/g, '<code>$1</code>')
    .replaceAll(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const style = `
:root { color-scheme: light dark; --ink: light-dark(#1b2430, #e6ebf2); --quiet: light-dark(#5a6675, #9aa7b8);
  --line: light-dark(#d9dfe7, #2f3a49); --mark: light-dark(#fff3bf, #4a3f12); --page: light-dark(#ffffff, #10161e) }
body { margin: 0 auto; max-width: 46rem; padding: 2rem 1.25rem; background: var(--page); color: var(--ink);
  font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere }
h1 { font-size: 1.6rem }
h2 { margin: 3rem 0 0; font-size: 1.25rem }
h3 { margin: 2rem 0 0; padding-top: .75rem; border-top: 1px solid var(--line); font: 600 1rem ui-monospace, monospace }
h3 + p { margin: .25rem 0; color: var(--quiet) }
ul { margin: .5rem 0; padding-left: 1.2rem }
code { font: .9em ui-monospace, monospace }
a { color: inherit }
:target { background: var(--mark) }
`
