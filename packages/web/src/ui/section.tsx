import './facts.css'
import { Group, Paper, Text, Title } from '@mantine/core'
import { useId, type ReactNode } from 'react'

type Props = {
  readonly title: string
  /** One sentence below the title. */
  readonly lead?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** One part of a page, with its title and what can be done in it. */
export const Section = ({ title, lead, actions, children }: Props) => {
  const id = useId()
  return (
    <Paper component="section" aria-labelledby={id}>
      <div className="section-head">
        <div>
          <Title order={2} id={id}>
            {title}
          </Title>
          {lead === undefined ? null : (
            <Text size="sm" c="dimmed" component="div">
              {lead}
            </Text>
          )}
        </div>
        {actions === undefined ? null : <Group gap="xs">{actions}</Group>}
      </div>
      {children}
    </Paper>
  )
}
