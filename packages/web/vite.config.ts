import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compressed } from './build/compressed.ts'

// oxlint-disable-next-line import/no-default-export -- Vite reads it so.
export default defineConfig({
  root: 'src/controller',
  plugins: [react(), compressed()],
  build: {
    outDir: '../../dist/controller',
    emptyOutDir: true,
    // Cabinets are visited with the laptop that is there: browsers of the middle of 2023.
    target: ['chrome115', 'edge115', 'firefox115', 'safari16.4'],
    // A data: URL in a style would not be cached by itself, and the policy need not allow what nobody uses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})
