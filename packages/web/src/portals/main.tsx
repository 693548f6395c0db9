import './open-styles.css'
import { createTheme, MantineProvider, mergeThemeOverrides } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { startTransition, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { LanguageProvider } from '../ui/language-context.tsx'
import { cssVariables, theme } from '../ui/theme.ts'
import { ToastProvider } from '../ui/toast.tsx'
import { actingAs, type ActingAs } from './acting-as.ts'
import { keepKeys } from './key-keeping.ts'
import { openQueries } from './queries.ts'
import { openRouter } from './router.tsx'
import { sessionQuery } from './session.ts'
import { askQuery, KeysContext } from './use-ask.ts'

/** The first entry of a menu has the focus when it opens; the controller's pages count on an empty place before it. */
const portalTheme = mergeThemeOverrides(
  theme,
  createTheme({ components: { Menu: { defaultProps: { withInitialFocusPlaceholder: false } } } }),
)
const queries = openQueries()
const keys = keepKeys(() => crypto.randomUUID())

/** Who is here, asked for while the page itself is still loading; whatever fails is told by the gate. */
const whoIsHere = (as: ActingAs | null): Promise<unknown> =>
  as === null
    ? Promise.resolve()
    : Promise.all([queries.prefetchQuery(sessionQuery), queries.prefetchQuery(askQuery(as, 'GET /v1/me'))])

/** Shows the page as a whole, in small steps between which the browser listens to whoever clicks. */
const show = async (here: Promise<unknown>): Promise<void> => {
  const root = document.querySelector('#root')
  if (root === null) throw new Error('the page has no #root')
  const router = openRouter()
  await Promise.allSettled([router.load(), here])
  const whole = (
    <StrictMode>
      <MantineProvider theme={portalTheme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
        <QueryClientProvider client={queries}>
          <LanguageProvider>
            <ToastProvider>
              <KeysContext value={keys}>
                <RouterProvider router={router} />
              </KeysContext>
            </ToastProvider>
          </LanguageProvider>
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>
  )
  startTransition(() => createRoot(root).render(whole))
}

// In a step of its own: what was loaded has just been read.
const here = whoIsHere(actingAs(location.pathname))
setTimeout(() => void show(here))
