import './facts.css'
import type { ReactNode } from 'react'

type Fact = readonly [label: string, value: ReactNode]

/** What is known of one thing: a word and its value under each other, in as many columns as there is room for. */
export const Facts = ({ facts }: { readonly facts: readonly (Fact | null)[] }) => (
  <dl className="facts">
    {facts.map((fact) =>
      fact === null ? null : (
        <div key={fact[0]}>
          <dt>{fact[0]}</dt>
          <dd>{fact[1]}</dd>
        </div>
      ),
    )}
  </dl>
)
