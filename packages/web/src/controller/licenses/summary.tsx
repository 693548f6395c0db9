import { Group, Paper, Progress, SimpleGrid, Text, Title } from '@mantine/core'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import type { License, Status } from '../agent/answers.ts'
import { MaintenanceTimeline } from './maintenance-timeline.tsx'
import { licenseTexts } from './texts.ts'

type Props = { readonly status: Status; readonly licenses: readonly License[] }

/** How the controller stands: seats as a gauge, maintenance on a timeline. */
export const Summary = ({ status, licenses }: Props) => (
  <SimpleGrid cols={{ base: 1, md: 2 }}>
    <Seats status={status} />
    <Maintenance status={status} licenses={licenses} />
  </SimpleGrid>
)

const Seats = ({ status: { capacity, seatsUsed, unlicensedDevices } }: { readonly status: Status }) => {
  const texts = useTexts(licenseTexts)
  const { number } = useFormats()
  const used = texts.seatsUsed(number(seatsUsed), number(capacity))
  return (
    <Paper component="section" aria-labelledby="seats">
      <Group justify="space-between" mb="xs">
        <Title order={2} id="seats">
          {texts.seats}
        </Title>
        <Text className="figures" fw={600}>
          {used}
        </Text>
      </Group>
      <Progress.Root size="lg">
        <Progress.Section
          value={capacity === 0 ? 0 : (100 * seatsUsed) / capacity}
          color={unlicensedDevices > 0 ? 'orange' : 'petrol'}
          aria-label={texts.seats}
          aria-valuetext={used}
        />
      </Progress.Root>
      <Text size="sm" mt="xs" c={unlicensedDevices > 0 ? 'var(--ink)' : 'dimmed'}>
        {unlicensedDevices > 0
          ? texts.seatsWaiting(number(unlicensedDevices), unlicensedDevices === 1)
          : texts.seatsFree(number(capacity - seatsUsed))}
      </Text>
    </Paper>
  )
}

const Maintenance = ({ status, licenses }: Props) => {
  const texts = useTexts(licenseTexts)
  const { number, day } = useFormats()
  const { covered, required, missing, endsAt } = status.maintenance
  return (
    <Paper component="section" aria-labelledby="maintenance">
      <Title order={2} id="maintenance" mb="xs">
        {texts.maintenance}
      </Title>
      <Text size="sm">
        {required === 0
          ? texts.notNeeded
          : covered
            ? texts.covered(endsAt === null ? null : day(endsAt))
            : texts.notCovered(number(missing), number(required))}
      </Text>
      <MaintenanceTimeline licenses={licenses} today={status.time.at} />
    </Paper>
  )
}
