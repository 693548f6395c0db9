import { Box, Button, Group, Paper, Text, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useEffect } from 'react'
import { call } from '../../ui/call.ts'
import { useLanguage, useTexts } from '../../ui/language-context.tsx'
import { Failed, Loading } from '../../ui/states.tsx'
import { useIsOwner } from '../agent/queries.ts'
import { statusTexts } from './texts.ts'
import { toldFinding, type Finding } from './told-finding.ts'

const examine = () => call<{ readonly findings: readonly Finding[] }>('GET', '/v1/doctor')

/** What `tenure-agent doctor` says, for the Owner. */
export const Findings = () => {
  const texts = useTexts(statusTexts)
  const isOwner = useIsOwner()
  // Not a query: it asks the service for a sign of life, and must not be asked again at every change of a device.
  const doctor = useMutation({ mutationFn: examine })
  const { mutate } = doctor
  useEffect(() => {
    if (isOwner) mutate()
  }, [isOwner, mutate])
  return (
    <Paper component="section" aria-label={texts.findings}>
      <Group justify="space-between" mb="sm">
        <Title order={2}>{texts.findings}</Title>
        <Button variant="default" disabled={!isOwner} loading={doctor.isPending} onClick={() => mutate()}>
          {texts.examine}
        </Button>
      </Group>
      {isOwner ? (
        <>
          <Failed error={doctor.error} />
          {doctor.isPending ? <Loading /> : null}
          <Box component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
            {doctor.data?.findings.map((finding) => (
              <Line key={`${finding.about} ${finding.found}`} finding={finding} />
            ))}
          </Box>
        </>
      ) : (
        <Text size="sm">{texts.findingsOwner}</Text>
      )}
    </Paper>
  )
}

const Line = ({ finding }: { readonly finding: Finding }) => {
  const texts = useTexts(statusTexts)
  const { language, formats } = useLanguage()
  const { about, found, remedy } = toldFinding(finding, language, formats)
  const { ok } = finding
  return (
    <Box component="li" py={6}>
      <Group gap="xs" align="baseline" wrap="nowrap">
        <Text
          span
          fw={700}
          c={ok ? 'var(--mantine-primary-color-light-color)' : 'var(--mantine-color-error)'}
          role="img"
          aria-label={ok ? texts.good : texts.notGood}
        >
          {ok ? '✓' : '✗'}
        </Text>
        <div style={{ overflowWrap: 'anywhere', minWidth: 0 }}>
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
