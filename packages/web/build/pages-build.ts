import react from '@vitejs/plugin-react'
import type { UserConfig } from 'vite'
import { compressed } from './compressed.ts'

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
  },
})
