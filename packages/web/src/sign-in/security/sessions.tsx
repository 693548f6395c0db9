import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { askAuth } from '../../portals/ask-auth.ts'
import type { SignInMethod } from '../../portals/session.ts'
import { useTexts } from '../../ui/language-context.tsx'
import { Answered } from '../../ui/states.tsx'
import { When } from '../../ui/when.tsx'
import { AuthFailed } from '../auth-failed.tsx'
import { browserOf } from './browser-of.ts'
import { securityTexts } from './texts.ts'

type OpenSession = {
  readonly id: string
  readonly current: boolean
  readonly method: SignInMethod | null
  readonly createdAt: string
  readonly lastSeenAt: string
  readonly address: string | null
  readonly agent: string | null
}

export const Sessions = () => {
  const texts = useTexts(securityTexts)
  const queries = useQueryClient()
  const sessions = useQuery({
    queryKey: ['sessions'],
    queryFn: ({ signal }) => askAuth<readonly OpenSession[]>('GET sessions', undefined, signal),
  })
  const end = useMutation({
    mutationFn: (which: { readonly id: string } | { readonly others: true }) =>
      askAuth('POST sessions/end', which),
    onSettled: () => queries.invalidateQueries({ queryKey: ['sessions'] }),
  })
  return (
    <Paper>
      <Stack>
        <div>
          <Title order={2}>{texts.sessions}</Title>
          <Text size="sm" c="dimmed">
            {texts.sessionsLead}
          </Text>
        </div>
        <Answered query={sessions}>
          {(open) => (
            <>
              <Stack component="ul" gap="sm" className="plain-list">
                {open.toSorted(thisThenNewest).map((session) => (
                  <SessionRow
                    key={session.id}
                    session={session}
                    isBusy={end.isPending}
                    end={() => end.mutate({ id: session.id })}
                  />
                ))}
              </Stack>
              <AuthFailed error={end.error} />
              {open.length < 2 ? null : (
                <Group>
                  <Button
                    variant="default"
                    loading={end.isPending}
                    onClick={() => end.mutate({ others: true })}
                  >
                    {texts.endOthers}
                  </Button>
                </Group>
              )}
            </>
          )}
        </Answered>
      </Stack>
    </Paper>
  )
}

const thisThenNewest = (a: OpenSession, b: OpenSession): number =>
  Number(b.current) - Number(a.current) || b.lastSeenAt.localeCompare(a.lastSeenAt)

type RowProps = { readonly session: OpenSession; readonly isBusy: boolean; readonly end: () => void }

const SessionRow = ({ session, isBusy, end }: RowProps) => {
  const texts = useTexts(securityTexts)
  const { current, method, createdAt, lastSeenAt, address, agent } = session
  const name = browserOf(agent) ?? texts.unknownBrowser
  return (
    <Group component="li" justify="space-between" gap="xs">
      <div>
        <Group gap="xs">
          <Text size="sm" fw={600}>
            {name}
          </Text>
          {current ? (
            <Badge variant="light" c="var(--ink)" tt="none" radius="sm">
              {texts.thisOne}
            </Badge>
          ) : null}
        </Group>
        <Text size="xs" c="dimmed" component="div">
          {method === null ? null : <>{texts.methods[method]} · </>}
          {texts.since} <When at={createdAt} /> · {texts.lastSeen} <When at={lastSeenAt} />
          {address === null ? null : (
            <>
              {' '}
              · {texts.from} {address}
            </>
          )}
        </Text>
      </div>
      {current ? null : (
        <Button
          size="compact-sm"
          variant="default"
          disabled={isBusy}
          aria-label={texts.endOf(name)}
          onClick={end}
        >
          {texts.end}
        </Button>
      )}
    </Group>
  )
}
