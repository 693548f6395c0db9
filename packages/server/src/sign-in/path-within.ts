/**
 * Where to go on after signing in, where that is a path of this site; else the sign-in page, which leads on. Browsers
 * read `//host`, `/\host` and `/<tab>/host` as another site, so what is read as this site is asked of their parser.
 */
export const pathWithin = (asked: string | undefined): string => {
  if (asked === undefined || !/^\/(?![/\\])/.test(asked)) return '/sign-in'
  const parsed = URL.parse(asked, SITE)
  if (parsed === null || parsed.origin !== SITE) return '/sign-in'
  const path = parsed.pathname + parsed.search + parsed.hash
  // What `..` leaves may begin like another site again.
  return path.startsWith('//') ? '/sign-in' : path
}

const SITE = 'https://this.site.invalid'
