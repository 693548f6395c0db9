import { Button, Group, Modal, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTexts } from '../../ui/language-context.tsx'
import { stateTexts } from '../../ui/state-texts.ts'
import { Answered, Failed } from '../../ui/states.tsx'
import { useChangeDevice, useDevices, type Device } from './data.ts'
import { deviceTexts } from './texts.ts'

type Props = { readonly device: Device; readonly close: () => void }

/** So many are offered; the search finds the others. */
const OFFERED = 8

/** C5: the Owner moves a seat to a device that waits for one. */
export const MoveSeat = ({ device, close }: Props) => {
  const texts = useTexts(deviceTexts)
  const common = useTexts(stateTexts)
  const [q, setQ] = useState('')
  const [to, setTo] = useState<string | null>(null)
  const [asked] = useDebouncedValue(q.trim(), 200)
  const waiting = useDevices({ q: asked, colour: 'purple', cursor: null, limit: OFFERED })
  const move = useChangeDevice(device.id)
  return (
    <Modal
      opened
      onClose={close}
      title={texts.moveTitle(device.name)}
      closeButtonProps={{ 'aria-label': common.close }}
      styles={{ header: { background: 'var(--card)' } }}
    >
      <Stack>
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
                    <Radio
                      key={id}
                      value={id}
                      label={`${name} (${name === id ? '' : `${id}, `}${protocol})`}
                    />
                  ))}
                </Stack>
              </Radio.Group>
            )
          }}
        </Answered>
        <Failed error={move.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {common.cancel}
          </Button>
          <Button
            disabled={to === null}
            loading={move.isPending}
            onClick={() =>
              to === null ? undefined : move.mutate({ action: 'reassign', to }, { onSuccess: close })
            }
          >
            {texts.move}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
