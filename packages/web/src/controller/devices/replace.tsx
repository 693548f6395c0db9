import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTexts } from '../../ui/language-context.tsx'
import { stateTexts } from '../../ui/state-texts.ts'
import { Failed } from '../../ui/states.tsx'
import { useChangeDevice, type Device } from './data.ts'
import { deviceTexts } from './texts.ts'

type Props = { readonly device: Device; readonly close: () => void }

/** C6: the replacement of a broken device takes over its seat. */
export const Replace = ({ device, close }: Props) => {
  const texts = useTexts(deviceTexts)
  const common = useTexts(stateTexts)
  const [by, setBy] = useState('')
  const [name, setName] = useState('')
  const replace = useChangeDevice(device.id)
  const id = by.trim()
  const named = name.trim()
  return (
    <Modal
      opened
      onClose={close}
      title={texts.replaceTitle(device.name)}
      closeButtonProps={{ 'aria-label': common.close }}
      styles={{ header: { background: 'var(--card)' } }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (id !== '')
            replace.mutate(
              { action: 'replace', by: id, ...(named === '' ? {} : { name: named }) },
              { onSuccess: close },
            )
        }}
      >
        <Stack>
          <Text size="sm">{texts.replaceText(device.name)}</Text>
          <TextInput
            label={texts.replacementId}
            description={texts.replacementIdHint}
            value={by}
            onChange={({ currentTarget }) => setBy(currentTarget.value)}
            maxLength={64}
            data-autofocus
          />
          <TextInput
            label={texts.replacementName}
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
            maxLength={120}
          />
          <Failed error={replace.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {common.cancel}
            </Button>
            <Button type="submit" disabled={id === ''} loading={replace.isPending}>
              {texts.replaceNow}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
