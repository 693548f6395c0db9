import assert from 'node:assert/strict'
import { test } from 'node:test'
import { problems } from '@tenure/contract'
import { projectFiles } from '../../tools/project-files.ts'

const [page] = projectFiles(/^docs\/problems\.md$/)
const sections = (page?.text ?? '').split(/^### /m).slice(1)
const explained = new Map(
  sections.map((section) => {
    const [code = '', , statusAndTitle = ''] = section.split('\n')
    return [code, { statusAndTitle, section }]
  }),
)

test('every problem code is explained, and nothing that is none', () => {
  assert.deepEqual([...explained.keys()].toSorted(), Object.keys(problems).toSorted())
  assert.equal(sections.length, explained.size)
})

test('each is explained with its status and title, as it is answered', () => {
  for (const [code, { status, title }] of Object.entries(problems))
    assert.equal(explained.get(code)?.statusAndTitle, `${status}: ${title}`, code)
})

test('each has a cause and a remedy', () => {
  for (const [code, { section }] of explained) {
    assert.match(section, /^- \*\*Cause\.\*\* .{20,}\.$/m, code)
    assert.match(section, /^- \*\*Remedy\.\*\* .{10,}\.$/m, code)
  }
})
