import { cpSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { installedBun, succeed, type Runtime } from './runtimes.ts'

const pages = 'packages/web/dist/controller'
const qrReader = 'node_modules/zxing-wasm/dist/reader/zxing_reader.wasm'

/** The folder that the executable sees inside itself, as Bun names it. */
const inside = 'file:///$bunfs/root'

/**
 * Makes `tenure-agent` one file: the runtime, the code as bytecode, the built pages and the reader of QR codes. Run in
 * the project's folder; `runtime` is left out for this computer's own.
 *
 * The code asks for its files relative to `import.meta`, which bytecode does not have: here it is told where they
 * are inside. Nothing of the folder that it is started in is read as configuration.
 */
export const buildExecutable = async ({
  into,
  out,
  runtime = null,
}: {
  /** A folder for what is needed on the way. */
  readonly into: string
  readonly out: string
  readonly runtime?: Runtime | null
}): Promise<void> => {
  if (!existsSync(pages)) throw new Error(`${pages} is not built: npm run build -w @tenure/web`)
  const assets = join(into, 'web')
  rmSync(assets, { recursive: true, force: true })
  cpSync(pages, join(assets, 'dist/controller'), { recursive: true })
  await succeed(
    installedBun(),
    'build',
    '--compile',
    '--minify',
    '--bytecode',
    '--format=cjs',
    '--no-compile-autoload-dotenv',
    '--no-compile-autoload-bunfig',
    `--banner=const carriedFile=(name)=>"${inside}/"+name.split("/").at(-1);`,
    '--define=import.meta.resolve=carriedFile',
    `--define=import.meta.url="${inside}/agent/src/main.ts"`,
    `--asset=${assets}`,
    `--asset=${qrReader}`,
    ...(runtime === null ? [] : [`--target=${runtime.target}`, `--compile-executable-path=${runtime.path}`]),
    'tools/bundle/entry.ts',
    `--outfile=${out}`,
  )
}
