import { Anchor, Paper, Stack, Text, Title } from '@mantine/core'
import { useEffect, type ReactNode } from 'react'
import { PageLink } from '../ui/page-link.tsx'

type Props = {
  readonly title: string
  readonly lead?: ReactNode
  readonly children: ReactNode
  /** Other ways in, below. */
  readonly ways?: readonly { readonly label: string; readonly to: string; readonly why?: string }[]
  readonly waysTitle?: string
  readonly width?: number
}

/** One step of signing in. */
export const Card = ({ title, lead, children, ways = [], waysTitle, width = 420 }: Props) => {
  useEffect(() => {
    document.title = `${title} · Tenure`
  }, [title])
  return (
    <Stack maw={width} mx="auto" mt={{ base: 'xs', sm: 'xl' }} gap="lg">
      <Paper p="xl">
        <Stack>
          <Title order={1}>{title}</Title>
          {lead === undefined ? null : (
            <Text c="dimmed" size="sm" component="div">
              {lead}
            </Text>
          )}
          {children}
        </Stack>
      </Paper>
      {ways.length === 0 ? null : (
        <nav aria-label={waysTitle}>
          <Stack gap="xs" px="xs">
            <Text size="sm" fw={600}>
              {waysTitle}
            </Text>
            {ways.map(({ label, to, why }) => (
              <div key={to}>
                <Anchor component={PageLink} to={to} size="sm">
                  {label}
                </Anchor>
                {why === undefined ? null : (
                  <Text size="xs" c="dimmed">
                    {why}
                  </Text>
                )}
              </div>
            ))}
          </Stack>
        </nav>
      )}
    </Stack>
  )
}
