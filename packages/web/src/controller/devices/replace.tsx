import { Text, TextInput } from '@mantine/core'
import { useState, type RefObject } from 'react'
import { Dialog } from '../../ui/dialog.tsx'
import { useTexts } from '../../ui/language-context.tsx'
import { Failed } from '../../ui/states.tsx'
import { useChangeDevice, type Device } from './data.ts'
import { deviceTexts } from './texts.ts'

type Props = {
  readonly device: Device
  readonly close: () => void
  readonly opener: RefObject<HTMLElement | null>
}

/** C6: the replacement of a broken device takes over its seat. */
export const Replace = ({ device, close, opener }: Props) => {
  const texts = useTexts(deviceTexts)
  const [by, setBy] = useState('')
  const [name, setName] = useState('')
  const replace = useChangeDevice(device.id)
  const id = by.trim()
  const named = name.trim()
  const run = () =>
    replace.mutate(
      { action: 'replace', by: id, ...(named === '' ? {} : { name: named }) },
      { onSuccess: close },
    )
  return (
    <Dialog
      title={texts.replaceTitle(device.name)}
      close={close}
      size="md"
      opener={opener}
      action={{ label: texts.replaceNow, isDisabled: id === '', isBusy: replace.isPending, run }}
    >
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
    </Dialog>
  )
}
