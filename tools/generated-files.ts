import { readFile } from 'node:fs/promises'
import { openApiDocument } from '@tenure/contract'

/** What is printed from the code, and checked in so that a change of it is seen in the change. */
export const generatedFiles: readonly {
  readonly path: string
  readonly print: () => string | Promise<string>
}[] = [
  {
    path: 'packages/contract/openapi.json',
    print: () => `${JSON.stringify(openApiDocument(), null, 2)}\n`,
  },
]

/** The paths, below the root, of the files that are not what the code prints now. */
export const driftedFiles = async (root: URL): Promise<readonly string[]> => {
  const drifted: string[] = []
  for (const { path, print } of generatedFiles) {
    const checkedIn = await readFile(new URL(path, root), 'utf8').catch(() => '')
    if (checkedIn !== (await print())) drifted.push(path)
  }
  return drifted
}
