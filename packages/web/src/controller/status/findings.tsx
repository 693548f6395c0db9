import { Box, Button, Group, Paper, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../ui/language-context.tsx'
import { Answered } from '../../ui/states.tsx'
import { getting, useIsOwner } from '../agent/queries.ts'
import { statusTexts } from './texts.ts'

type Finding = {
  readonly about: string
  readonly ok: boolean
  readonly found: string
  readonly remedy: string
}

const doctorQuery = getting<{ readonly findings: readonly Finding[] }>('/v1/doctor')

/** What `tenure-agent doctor` says, for the Owner. */
export const Findings = () => {
  const texts = useTexts(statusTexts)
  const isOwner = useIsOwner()
  // It asks the service for a sign of life: not at every change of a device.
  const doctor = useQuery({ ...doctorQuery, queryKey: ['doctor'], enabled: isOwner, staleTime: 60_000 })
  return (
    <Paper component="section" aria-label={texts.findings}>
      <Group justify="space-between" mb="sm">
        <Title order={2}>{texts.findings}</Title>
        <Button
          variant="default"
          disabled={!isOwner}
          loading={doctor.isFetching}
          onClick={() => void doctor.refetch()}
        >
          {texts.examine}
        </Button>
      </Group>
      {isOwner ? (
        <Answered query={doctor}>
          {({ findings }) => (
            <Box component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
              {findings.map((finding) => (
                <Line key={finding.about} finding={finding} />
              ))}
            </Box>
          )}
        </Answered>
      ) : (
        <Text size="sm">{texts.findingsOwner}</Text>
      )}
    </Paper>
  )
}

const Line = ({ finding: { about, ok, found, remedy } }: { readonly finding: Finding }) => {
  const texts = useTexts(statusTexts)
  return (
    <Box component="li" py={6}>
      <Group gap="xs" align="baseline" wrap="nowrap">
        <Text span fw={700} c={ok ? 'light-dark(#1c6b34, #7fd196)' : 'var(--mantine-color-error)'} role="img" aria-label={ok ? texts.good : texts.notGood}>
          {ok ? '✓' : '✗'}
        </Text>
        <div>
          <Text size="sm">
            <strong>{about}:</strong> {found}
          </Text>
          {remedy === '' ? null : (
            <Text size="sm" c="dimmed">
              {remedy}
            </Text>
          )}
        </div>
      </Group>
    </Box>
  )
}
