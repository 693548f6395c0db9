import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Answer } from '../../portals/ask.ts'
import { useAction } from '../../portals/use-ask.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { useTexts } from '../../ui/language-context.tsx'
import { useToast } from '../../ui/toast.tsx'
import { partnersTexts } from '../partners/texts.ts'

type Props = { readonly partner: Answer<'GET /v1/partners/{id}'>; readonly close: () => void }

/** Gives a partner another name; nobody's access changes. */
export const RenameDialog = ({ partner, close }: Props) => {
  const texts = useTexts(partnersTexts)
  const toast = useToast()
  const edit = useAction('PATCH /v1/partners/{id}')
  const [name, setName] = useState(partner.name)
  const run = () =>
    edit.mutate(
      { params: { id: partner.id }, ifMatch: partner.etag, body: { name: name.trim() } },
      {
        onSuccess: () => {
          toast({ text: texts.renamed })
          close()
        },
      },
    )
  return (
    <Confirm
      title={texts.rename}
      act={texts.save}
      run={run}
      close={close}
      isBusy={edit.isPending}
      isDisabled={name.trim() === ''}
      error={edit.error}
    >
      <TextInput
        label={texts.name}
        required
        maxLength={120}
        data-autofocus
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
    </Confirm>
  )
}
