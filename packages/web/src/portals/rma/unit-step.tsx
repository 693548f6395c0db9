import { Alert, Button, Group, Stack } from '@mantine/core'
import type { ControllerSeen } from '@tenure/contract'
import { useState } from 'react'
import { useTexts } from '../../ui/language-context.tsx'
import { Failed } from '../../ui/states.tsx'
import { CapacityFacts } from '../controllers/capacity-facts.tsx'
import { HeldLicenses } from '../controllers/held-licenses.tsx'
import { ControllerPicker } from '../pickers/controller-picker.tsx'
import { useAsk } from '../use-ask.ts'
import { rmaTexts } from './texts.ts'

type Props = {
  /** An install code that a link has named. */
  readonly asked: string
  /** Nothing can be given up now, and the page says why. */
  readonly isSpent: boolean
  readonly next: (unit: ControllerSeen) => void
}

/** Which unit is dead, and what it holds. */
export const UnitStep = ({ asked, isSpent, next }: Props) => {
  const texts = useTexts(rmaTexts)
  const [picked, setPicked] = useState<ControllerSeen | null>(null)
  const found = useAsk(
    'GET /v1/controllers',
    { query: { installCode: asked } },
    { isWanted: asked !== '' && picked === null },
  )
  const unit = picked ?? found.data?.items[0] ?? null
  const isUnknown = asked !== '' && picked === null && found.data?.items.length === 0
  const isGone = unit !== null && unit.status !== 'active' && unit.status !== 'pending'
  return (
    <Stack>
      <ControllerPicker
        label={texts.unit}
        description={texts.unitHint}
        value={unit?.id ?? null}
        {...(unit === null ? {} : { given: unit })}
        pick={(_, item) => setPicked(item)}
      />
      <Failed error={found.error} />
      {isUnknown ? <Alert color="orange">{texts.unknown(asked)}</Alert> : null}
      {isGone ? <Alert color="orange">{texts.notActive(unit.installCode)}</Alert> : null}
      {unit === null || isGone ? null : (
        <>
          <CapacityFacts controller={unit} />
          <HeldLicenses controllerId={unit.id} />
        </>
      )}
      <Group justify="flex-end">
        <Button
          disabled={unit === null || isGone || isSpent}
          onClick={() => {
            if (unit !== null) next(unit)
          }}
        >
          {texts.next}
        </Button>
      </Group>
    </Stack>
  )
}
