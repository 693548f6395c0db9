import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'

/** Petrol: calm, and dark enough that white text on it can be read (WCAG 2.2, 1.4.3). */
const petrol: MantineColorsTuple = [
  '#e8f6fa',
  '#d3e9f0',
  '#a5d3e0',
  '#74bcd0',
  '#4da8c3',
  '#349cbb',
  '#1b7f9c',
  '#0b6077',
  '#084d60',
  '#043a4a',
]

/** The greys of the dark pages, with the blue of the cards they stand on. */
const dark: MantineColorsTuple = [
  '#dbe2ea',
  '#b9c4d0',
  '#98a4b2',
  '#6b7785',
  '#3f4a57',
  '#353f4b',
  '#28313b',
  '#1f272f',
  '#1a2129',
  '#12171d',
]

/** Mantine's red, but dark enough that white text on a button can be read (1.4.3). */
const red: MantineColorsTuple = [
  '#fff5f5',
  '#ffe3e3',
  '#ffc9c9',
  '#ffa8a8',
  '#ff8787',
  '#ff6b6b',
  '#c92a2a',
  '#c92a2a',
  '#b02525',
  '#9b2020',
]

export const theme = createTheme({
  colors: { petrol, dark, red },
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  luminanceThreshold: 0.35,
  defaultRadius: 'sm',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace',
  headings: { fontWeight: '600', sizes: { h1: { fontSize: '1.35rem' }, h2: { fontSize: '1.05rem' } } },
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    Table: { defaultProps: { verticalSpacing: 6, horizontalSpacing: 'sm', fz: 'sm' } },
    // A dialog's header is no banner of the page.
    Modal: {
      defaultProps: {
        centered: true,
        transitionProps: { duration: 0 },
        attributes: { header: { role: 'none' } },
      },
    },
    SegmentedControl: { defaultProps: { transitionDuration: 0 } },
    Paper: { defaultProps: { withBorder: true, radius: 'md', p: 'md' } },
  },
})

/** Mantine's own quiet grey, and the reds on tinted ground, are too pale for text (1.4.3: 4.5 to 1). */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#566270',
    '--mantine-color-body': '#f5f7f9',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-placeholder': '#66717d',
    '--card': '#ffffff',
    '--line': '#d8dee5',
    '--ink': '#1b2430',
  },
  dark: {
    '--mantine-color-dimmed': '#a7b3c2',
    '--mantine-color-body': '#12171d',
    '--mantine-color-text': '#e4e9ef',
    '--mantine-color-error': '#ff9b92',
    '--mantine-color-placeholder': '#98a4b2',
    '--card': '#1a2129',
    '--line': '#323c48',
    '--ink': '#e4e9ef',
  },
})
