const levels = ['debug', 'info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof levels)[number]

type Write = (event: string, details: Readonly<Record<string, unknown>>) => void
export type Log = { readonly info: Write; readonly error: Write }

/** One JSON object a line on stderr, as journald and log shippers read it. No secret is ever a detail. */
export const openLog = (least: LogLevel): Log => {
  const writer =
    (level: LogLevel): Write =>
    (event, details) => {
      if (levels.indexOf(level) < levels.indexOf(least)) return
      process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...details })}\n`)
    }
  return { info: writer('info'), error: writer('error') }
}
