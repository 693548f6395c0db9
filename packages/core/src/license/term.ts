/** How long a license lasts once activated. */
export type Term =
  | { readonly unit: 'perpetual' }
  | { readonly unit: 'months'; readonly count: number }
  | { readonly unit: 'days'; readonly count: number }
  | { readonly unit: 'single-use' }

/** M3: where a renewal that is activated early begins. */
export type TermStart = 'at-activation' | 'after-current'
