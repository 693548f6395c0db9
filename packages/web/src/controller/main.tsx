import '@mantine/core/styles.css'
import '../ui/frame.css'
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { LanguageProvider } from '../ui/language-context.tsx'
import { Refusal } from '../ui/refusal.ts'
import { cssVariables, theme } from '../ui/theme.ts'
import { App } from './app.tsx'

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // What was refused is refused again; only a controller that did not answer is asked once more.
      retry: (failures, error) => failures < 1 && error instanceof Refusal && error.code === 'not-reached',
      // The controller is often reached without any other network.
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
})

const root = document.querySelector('#root')
if (root === null) throw new Error('the page has no #root')
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <LanguageProvider>
          <App />
        </LanguageProvider>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
