import { useSyncExternalStore, type AnchorHTMLAttributes, type MouseEvent } from 'react'

/** The address is the state of the page: the path alone, there are few of them. */
export const usePath = (): string => useSyncExternalStore(listen, () => location.pathname)

export const navigate = (path: string, { replace = false } = {}): void => {
  if (path === location.pathname) return
  history[replace ? 'replaceState' : 'pushState'](null, '', path)
  dispatchEvent(new PopStateEvent('popstate'))
  scrollTo(0, 0)
}

const listen = (changed: () => void): (() => void) => {
  addEventListener('popstate', changed)
  return () => removeEventListener('popstate', changed)
}

type LinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { readonly href: string }

/** A link that changes the page without loading it; with a modifier it is the browser's own. */
export const Link = ({ href, ...others }: LinkProps) => (
  <a
    {...others}
    href={href}
    aria-current={usePath() === href ? 'page' : undefined}
    onClick={(event) => {
      if (!isPlain(event)) return
      event.preventDefault()
      navigate(href)
    }}
  />
)

const isPlain = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
