import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import type { UserConfig } from 'vite'
import { compressed } from './compressed.ts'

const sources = fileURLToPath(new URL('../src', import.meta.url))

/** Modules of libraries at one of these paths. */
const library = (...paths: readonly string[]): RegExp => new RegExp(`node_modules/(${paths.join('|')})`)

/** How one of the two sets of pages is built: what the controller serves, and what the license service serves. */
export const pagesBuild = (name: 'controller' | 'portals'): UserConfig => ({
  root: `src/${name}`,
  plugins: [react(), compressed()],
  build: {
    outDir: `../../dist/${name}`,
    emptyOutDir: true,
    // Cabinets are visited with the laptop that is there: browsers of the middle of 2023.
    target: ['chrome115', 'edge115', 'firefox115', 'safari16.4'],
    // A data: URL in a style would not be cached by itself, and the policy need not allow what nobody uses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    ...(name === 'portals' ? { rolldownOptions: inPortals } : {}),
  },
})

/**
 * In which files the portals are built, besides those of the pages: what every address loads (`open`), and what stands
 * around the portals (`frame`), each with all that it needs. Left to itself the bundler makes a file of each set of
 * modules that two pages share: forty small ones before a portal shows anything. What the frame shares with pages that
 * need no sign-in is apart, so that those do not load the frame (test/portals/carry-load.test.ts).
 */
const inPortals = {
  input: ['index.html', 'portal.html'].map((page) => `${sources}/portals/${page}`),
  output: {
    codeSplitting: {
      groups: [
        { name: 'open', test: /portals\/main\.tsx$/, priority: 3 },
        { name: 'scroll-area', test: library('@mantine/core/esm/components/ScrollArea/'), priority: 2 },
        {
          name: 'pieces',
          test: library(
            '@mantine/core/esm/components/ActionIcon/',
            '@mantine/core/esm/components/Checkbox/CheckIcon',
            '@mantine/core/esm/core/utils/(create-safe-context|is-element|get-base-value)/',
            '@mantine/hooks/esm/use-(uncontrolled|merged-ref)/',
            'lucide-react/dist/esm/icons/check\\.',
          ),
          priority: 2,
        },
        { name: 'frame', test: /portals\/gate\.tsx$/, priority: 1 },
      ],
    },
  },
}
