import { Link, useRouter } from '@tanstack/react-router'
import type { AnchorHTMLAttributes } from 'react'

type PageLinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href' | 'target'> & {
  /** An address of `paths.ts`, with a query where it has one. */
  readonly to: string
  /** The page is the current one also while one below it is shown. */
  readonly isAbove?: boolean
}

/** A link to another page of the portals. `component={PageLink}` makes one of any Mantine button. */
export const PageLink = ({ to, isAbove = false, ...others }: PageLinkProps) => {
  const [path = '', query = ''] = to.split('?')
  return (
    <Link
      {...others}
      to={path}
      search={Object.fromEntries(new URLSearchParams(query))}
      activeOptions={{ exact: !isAbove, includeSearch: false }}
    />
  )
}

/** Goes to another page, as a link would. */
export const useGo = (): ((to: string, options?: { readonly replace?: boolean }) => void) => {
  const { history } = useRouter()
  return (to, { replace = false } = {}) => (replace ? history.replace(to) : history.push(to))
}
