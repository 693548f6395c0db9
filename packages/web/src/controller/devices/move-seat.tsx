import { Radio, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState, type RefObject } from 'react'
import { Dialog } from '../../ui/dialog.tsx'
import { useTexts } from '../../ui/language-context.tsx'
import { Answered, Failed } from '../../ui/states.tsx'
import { useChangeDevice, useDevices, type Device } from './data.ts'
import { deviceTexts } from './texts.ts'

type Props = {
  readonly device: Device
  readonly close: () => void
  readonly opener: RefObject<HTMLElement | null>
}

/** So many are offered; the search finds the others. */
const OFFERED = 8

/** C5: the Owner moves a seat to a device that waits for one. */
export const MoveSeat = ({ device, close, opener }: Props) => {
  const texts = useTexts(deviceTexts)
  const [q, setQ] = useState('')
  const [to, setTo] = useState<string | null>(null)
  const [asked] = useDebouncedValue(q.trim(), 200)
  const waiting = useDevices({ q: asked, colour: 'purple', cursor: null, limit: OFFERED })
  const move = useChangeDevice(device.id)
  return (
    <Dialog
      title={texts.moveTitle(device.name)}
      close={close}
      size="md"
      opener={opener}
      action={{
        label: texts.move,
        isDisabled: to === null,
        isBusy: move.isPending,
        run: () => (to === null ? undefined : move.mutate({ action: 'reassign', to }, { onSuccess: close })),
      }}
    >
      <Text size="sm">{texts.moveWarning(device.name)}</Text>
      <TextInput
        label={texts.search}
        value={q}
        onChange={({ currentTarget }) => setQ(currentTarget.value)}
        data-autofocus
      />
      <Answered query={waiting}>
        {({ items }) => {
          const field = items.filter(({ internal }) => !internal)
          if (field.length === 0)
            return <Text size="sm">{asked === '' ? texts.nobodyWaits : texts.nothingFound}</Text>
          return (
            <Radio.Group label={texts.waiting} value={to} onChange={setTo}>
              <Stack gap="xs" mt="xs">
                {field.map(({ id, name, protocol }) => (
                  <Radio key={id} value={id} label={`${name} (${name === id ? '' : `${id}, `}${protocol})`} />
                ))}
              </Stack>
            </Radio.Group>
          )
        }}
      </Answered>
      <Failed error={move.error} />
    </Dialog>
  )
}
