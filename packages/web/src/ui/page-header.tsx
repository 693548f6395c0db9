import { Anchor, Breadcrumbs, Group, Text, Title } from '@mantine/core'
import { useEffect, type ReactNode } from 'react'
import { PageLink } from './page-link.tsx'

type Props = {
  readonly title: string
  /** What stands in the title of the window, where the title alone says too little. */
  readonly windowTitle?: string
  /** The pages above this one. */
  readonly above?: readonly { readonly label: string; readonly to: string }[]
  /** One sentence: what this page is for. */
  readonly lead?: ReactNode
  /** Beside the title: what it is, as a badge. */
  readonly badge?: ReactNode
  readonly actions?: ReactNode
}

/** The head of each page: where it is, what it is called, and what can be done. */
export const PageHeader = ({ title, windowTitle = title, above = [], lead, badge, actions }: Props) => {
  useEffect(() => {
    document.title = `${windowTitle} · Tenure`
  }, [windowTitle])
  return (
    <header className="page-header">
      {above.length === 0 ? null : (
        <Breadcrumbs component="nav" separatorMargin={6} fz="sm">
          {above.map(({ label, to }) => (
            <Anchor key={to} component={PageLink} to={to} fz="sm">
              {label}
            </Anchor>
          ))}
        </Breadcrumbs>
      )}
      <Group justify="space-between" align="start" gap="sm">
        <div className="page-title">
          <Group gap="sm">
            <Title order={1}>{title}</Title>
            {badge}
          </Group>
          {lead === undefined ? null : (
            <Text c="dimmed" size="sm" maw="46rem" component="div">
              {lead}
            </Text>
          )}
        </div>
        {actions === undefined ? null : <Group gap="xs">{actions}</Group>}
      </Group>
    </header>
  )
}
