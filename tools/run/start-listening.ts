import { startProgram, type NodeProcess, type NodeProcessOptions, type Program } from './node-process.ts'

/** A process that listens somewhere, such as http://127.0.0.1:7400. */
export type ListeningProcess = NodeProcess & { readonly url: string }

export type ListeningOptions = Omit<NodeProcessOptions, 'preload'> & {
  /** How to recognise the line, JSON with a `url`, that it logs when it listens. */
  readonly logsWhenListening: string
}

/** Starts a program and waits until it listens. Rejects with all it printed when it ends before. */
export const startListening = async (
  program: Program,
  options: ListeningOptions,
): Promise<ListeningProcess> => {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const started = startProgram(program, {
    ...options,
    onLine: (line) => {
      options.onLine?.(line)
      const url = line.includes(options.logsWhenListening) ? urlOf(line) : null
      if (url !== null) resolve(url)
    },
  })
  started.exited.then(
    (code) => reject(new Error(`${program.join(' ')} ended (${code ?? 'killed'}):\n${started.output()}`)),
    reject,
  )
  return { ...started, url: await promise }
}

const urlOf = (line: string): string | null => {
  const { url } = JSON.parse(line) as { url?: unknown }
  return typeof url === 'string' ? url : null
}
