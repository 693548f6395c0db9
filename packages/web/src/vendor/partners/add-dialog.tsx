import { Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { vendorPaths } from '../../portals/paths.ts'
import { useAction } from '../../portals/use-ask.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { useTexts } from '../../ui/language-context.tsx'
import { useGo } from '../../ui/page-link.tsx'
import { useToast } from '../../ui/toast.tsx'
import { partnersTexts } from './texts.ts'

/** Adds a partner and goes to its page, where its people are invited. */
export const AddDialog = ({ close }: { readonly close: () => void }) => {
  const texts = useTexts(partnersTexts)
  const toast = useToast()
  const go = useGo()
  const add = useAction('POST /v1/partners')
  const [name, setName] = useState('')
  const run = () =>
    add.mutate(
      { body: { name: name.trim() } },
      {
        onSuccess: (partner) => {
          toast({ text: texts.added(partner.name) })
          close()
          go(vendorPaths.partner(partner.id))
        },
      },
    )
  return (
    <Confirm
      title={texts.add}
      act={texts.add}
      run={run}
      close={close}
      isBusy={add.isPending}
      isDisabled={name.trim() === ''}
      error={add.error}
    >
      <TextInput
        label={texts.name}
        required
        maxLength={120}
        data-autofocus
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <Text size="sm" c="dimmed">
        {texts.addWhat}
      </Text>
    </Confirm>
  )
}
