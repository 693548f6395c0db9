const browsers: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bOPR\//, 'Opera'],
  [/\bChrome\/|\bCriOS\/|\bHeadlessChrome\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const systems: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/\b(iPhone|iPad)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
]

/** `Firefox, Windows`: enough for somebody to know their own; null where the browser does not say what it is. */
export const browserOf = (agent: string | null): string | null => {
  const find = (table: typeof browsers) => table.find(([pattern]) => pattern.test(agent ?? ''))?.[1]
  const named = [find(browsers), find(systems)].filter((each) => each !== undefined)
  return named.length === 0 ? null : named.join(', ')
}
