/** docs/problems.md as a page in which each code is an anchor. Knows as much Markdown as that file uses. */
export const problemsPage = (markdown: string): string => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tenure problems</title>
<style>body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem } :target { background: #ff9 }</style>
</head>
<body>
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
