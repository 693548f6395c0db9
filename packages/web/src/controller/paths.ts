/** Every address of the controller's pages. */
export const paths = {
  licenses: '/',
  devices: '/devices',
  offline: '/offline',
  upgrade: '/upgrade',
  history: '/history',
  status: '/status',
} as const

export type PageName = keyof typeof paths

/** The page at an address; null where there is none. */
export const pageNameAt = (path: string): PageName | null =>
  (Object.keys(paths) as PageName[]).find((name) => paths[name] === withoutSlash(path)) ?? null

const withoutSlash = (path: string): string => (path.length > 1 ? path.replace(/\/+$/, '') : path)
