import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  type AnyRoute,
} from '@tanstack/react-router'
import { carryPages, customerPortal } from '../customer/pages.ts'
import { partnerPortal } from '../partner/pages.ts'
import { signInPages } from '../sign-in/pages.ts'
import { vendorPortal } from '../vendor/pages.ts'
import { Loading } from '../ui/states.tsx'
import { NotFound } from './not-found.tsx'
import { OpenFrame } from './open-frame.tsx'
import { PageFails } from './page-fails.tsx'
import { signInPaths } from './paths.ts'
import { Remedies } from './remedy-button.tsx'
import type { PageRoute, PortalDefinition } from './portal.ts'

/** Addresses carry texts only: `?kind=capacity&sort=-issued-at`, and not JSON. */
const parseSearch = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text))
const stringifySearch = (search: Record<string, unknown>): string => {
  const given = Object.entries(search).flatMap(([name, value]) =>
    typeof value === 'string' && value !== '' ? [[name, value]] : [],
  )
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`
}

/** The pages of the portals at their addresses; each is loaded when somebody is about to open it. */
export const openRouter = () => {
  const root = createRootRoute({ component: Root, notFoundComponent: () => <Alone /> })
  const start = createRoute({
    getParentRoute: () => root,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: signInPaths.signIn() } as never)
    },
  })
  const open = createRoute({ getParentRoute: () => root, id: 'open', component: OpenFrame })
  const openPages = [...signInPages, ...carryPages].map((page) => routeOf(open, page, ''))
  const portals = [vendorPortal, partnerPortal, customerPortal].map((portal) => portalRoute(root, portal))
  return createRouter({
    routeTree: root.addChildren([start, open.addChildren(openPages), ...portals]),
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPendingComponent: Loading,
    defaultErrorComponent: PageFails,
    scrollRestoration: true,
  })
}

const portalRoute = (root: AnyRoute, portal: PortalDefinition): AnyRoute => {
  const route = createRoute({
    getParentRoute: () => root,
    path: portal.home,
    component: lazyRouteComponent(async () => {
      // Whoever carries something without a sign-in does not load what stands around the portals.
      const { Gate } = await import('./gate.tsx')
      return { default: () => <Gate definition={portal} /> }
    }),
    notFoundComponent: () => <NotFound />,
  })
  return route.addChildren(portal.pages.map((page) => routeOf(route, page, portal.home)))
}

const routeOf = (parent: AnyRoute, { path, load }: PageRoute, home: string): AnyRoute =>
  createRoute({
    getParentRoute: () => parent,
    path: path.slice(home.length) || '/',
    component: lazyRouteComponent(async () => ({ default: await load() })),
  })

const Root = () => (
  <Remedies>
    <Outlet />
  </Remedies>
)

const Alone = () => (
  <OpenFrame>
    <NotFound />
  </OpenFrame>
)
