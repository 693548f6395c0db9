import assert from 'node:assert/strict'
import { existsSync, globSync } from 'node:fs'
import { posix } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { projectFiles, projectRoot } from '../../tools/project-files.ts'

const pages = projectFiles(/\.md$/)
const root = fileURLToPath(projectRoot)
const withoutCode = (text: string) => text.replaceAll(/^```[\s\S]*?^```/gm, '')

const linksOf = (text: string) =>
  [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)|\bsrc(?:set)?="([^"]+)"/g)]
    .map(([, link, picture]) => link ?? picture ?? '')
    .filter((target) => !/^[a-z]+:/.test(target))

/** As GitHub makes an anchor of a heading. */
const anchorsOf = (text: string) =>
  [...withoutCode(text).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )

test('every link and picture leads to a file, a link to a heading of it', () => {
  const dead = pages.flatMap(({ path, text }) =>
    linksOf(text)
      .filter((link) => {
        const [file = '', anchor] = link.split('#')
        const target = file === '' ? path : posix.join(posix.dirname(path), file)
        if (!existsSync(root + target)) return true
        const page = pages.find((each) => each.path === target)
        return anchor !== undefined && page !== undefined && !anchorsOf(page.text).includes(anchor)
      })
      .map((link) => `${path}: ${link}`),
  )
  assert.deepEqual(dead, [])
})

test('every path that a document names exists', () => {
  const named = /`((?:packages|docs|tools|test|examples|bench|\.ci)\/[\w./*-]*)`/g
  const dead = pages.flatMap(({ path, text }) =>
    [...text.matchAll(named)]
      .map(([, name = '']) => name)
      .filter((name) => globSync(name, { cwd: root }).length === 0)
      .map((name) => `${path}: ${name}`),
  )
  assert.deepEqual(dead, [])
})

test('every npm script that a document names is there', () => {
  const [manifest] = projectFiles(/^package\.json$/)
  const { scripts } = JSON.parse(manifest?.text ?? '{}') as {
    readonly scripts: Readonly<Record<string, string>>
  }
  const dead = pages.flatMap(({ path, text }) =>
    [...text.matchAll(/npm run ([\w:-]+)\b(?! -w)/g)]
      .map(([, name = '']) => name)
      .filter((name) => scripts[name] === undefined)
      .map((name) => `${path}: npm run ${name}`),
  )
  assert.deepEqual(dead, [])
})

test('every environment variable that a document names is read by the code', () => {
  const code = projectFiles(/^(packages|tools|test)\/.*(?<!\.test)\.ts$/)
    .map(({ text }) => text)
    .join('\n')
  const dead = pages.flatMap(({ path, text }) =>
    [...text.matchAll(/\bTENURE_[A-Z][A-Z_]*\b/g)]
      .map(([name]) => name)
      .filter((name) => !code.includes(name))
      .map((name) => `${path}: ${name}`),
  )
  assert.deepEqual(dead, [])
})
