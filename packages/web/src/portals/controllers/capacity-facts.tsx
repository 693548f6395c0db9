import { Progress, Stack, Text } from '@mantine/core'
import type { ControllerSeen } from '@tenure/contract'
import { Facts } from '../../ui/facts.tsx'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { Cover } from './cover.tsx'
import { controllerTexts } from './texts.ts'

/** How full a controller is, and whether its maintenance meets its capacity (M1). */
export const CapacityFacts = ({ controller }: { readonly controller: ControllerSeen }) => {
  const texts = useTexts(controllerTexts)
  const { number } = useFormats()
  const { capacity, seatsUsed, devices, maintenance } = controller
  const { covered, required, maintained } = maintenance
  const waiting = Math.max(0, devices - seatsUsed)
  const told = texts[covered ? 'm1Covered' : 'm1Short']
  return (
    <Stack gap="sm">
      <Facts
        facts={[
          [texts.seats, texts.seatsOf(number(seatsUsed), number(capacity))],
          [texts.devices, number(devices)],
          [texts.maintenance, <Cover key="cover" maintenance={maintenance} />],
        ]}
      />
      <Progress
        value={capacity === 0 ? 0 : (seatsUsed / capacity) * 100}
        color={waiting > 0 ? 'orange' : 'petrol'}
        aria-label={texts.seats}
      />
      <Text size="sm">
        {waiting > 0 ? texts.unlicensed(number(waiting)) : devices > 0 ? texts.allSeated : ''}{' '}
        {required === 0
          ? texts.m1None
          : told(number(maintained), number(required), number(required - maintained))}
      </Text>
    </Stack>
  )
}
