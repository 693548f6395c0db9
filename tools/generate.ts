import { writeFile } from 'node:fs/promises'
import { generatedFiles } from './generated-files.ts'

// `npm run generate`: prints every generated file again.
for (const { path, print } of generatedFiles) {
  await writeFile(new URL(`../${path}`, import.meta.url), await print())
  console.log(`printed ${path}`)
}
