import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { driftedFiles, generatedFiles } from './generated-files.ts'

const folder = await mkdtemp(join(tmpdir(), 'tenure-generated-'))
after(() => rm(folder, { recursive: true }))
const root = pathToFileURL(`${folder}/`)
const paths = generatedFiles.map(({ path }) => path)

test('a generated file that is not there has drifted', async () => {
  assert.deepEqual(await driftedFiles(root), paths)
})

test('a file that is what the code prints has not drifted; one more blank, and it has', async () => {
  for (const { path, print } of generatedFiles) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), await print())
  }
  assert.deepEqual(await driftedFiles(root), [])
  const [first = ''] = paths
  await writeFile(join(folder, first), `${await generatedFiles[0]?.print()} `)
  assert.deepEqual(await driftedFiles(root), [first])
})
