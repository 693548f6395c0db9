import { defineConfig } from 'vite'
import { pagesBuild } from './build/pages-build.ts'

// oxlint-disable-next-line import/no-default-export -- Vite reads it so.
export default defineConfig(pagesBuild('controller'))
