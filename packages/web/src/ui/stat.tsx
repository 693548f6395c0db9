import { Paper, Skeleton, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useFormats } from './language-context.tsx'
import { PageLink } from './page-link.tsx'

type Props = {
  readonly label: string
  /** Undefined while it is asked. */
  readonly value: number | string | undefined
  readonly hint?: ReactNode
  /** Where the figure is explained: the list of what it counts. */
  readonly to?: string
  /** What should be looked at stands out, and not by its colour alone: say in the hint why. */
  readonly tone?: 'calm' | 'attention'
}

/** One figure of a dashboard; the whole card leads to what it counts. */
export const Stat = ({ label, value, hint, to, tone = 'calm' }: Props) => {
  const { number } = useFormats()
  return (
    <Paper className={tone === 'attention' ? 'stat stat-attention' : 'stat'}>
      {to === undefined ? (
        <Text size="sm">{label}</Text>
      ) : (
        <PageLink to={to} className="stat-link">
          {label}
        </PageLink>
      )}
      {value === undefined ? (
        <Skeleton height={34} width={80} my={4} />
      ) : (
        <div className="stat-value figures">{typeof value === 'number' ? number(value) : value}</div>
      )}
      {hint === undefined ? null : (
        <Text size="xs" c="dimmed" component="div">
          {hint}
        </Text>
      )}
    </Paper>
  )
}
