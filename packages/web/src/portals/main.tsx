import './open-styles.css'
import { createTheme, MantineProvider, mergeThemeOverrides } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { LanguageProvider } from '../ui/language-context.tsx'
import { cssVariables, theme } from '../ui/theme.ts'
import { ToastProvider } from '../ui/toast.tsx'
import { actingAs } from './acting-as.ts'
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
const router = openRouter()
const keys = keepKeys(() => crypto.randomUUID())

// Asked for while the rest is still loading.
const as = actingAs(location.pathname)
if (as !== null) {
  void queries.prefetchQuery(sessionQuery)
  void queries.prefetchQuery(askQuery(as, 'GET /v1/me'))
}

const root = document.querySelector('#root')
if (root === null) throw new Error('the page has no #root')
createRoot(root).render(
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
  </StrictMode>,
)
