import { Text, Textarea } from '@mantine/core'
import type { CaseSeen } from '@tenure/contract'
import { useState } from 'react'
import { Confirm } from '../../ui/confirm.tsx'
import { useTexts } from '../../ui/language-context.tsx'
import { useToast } from '../../ui/toast.tsx'
import { REASON_LENGTH } from '../controllers/reinstate-dialog.tsx'
import { useAction } from '../use-ask.ts'
import { caseTexts } from './texts.ts'

/** Closes a case with what was found. */
export const ResolveDialog = ({
  found,
  close,
}: {
  readonly found: Pick<CaseSeen, 'id'>
  readonly close: () => void
}) => {
  const texts = useTexts(caseTexts)
  const toast = useToast()
  const resolve = useAction('POST /v1/cases/{id}/resolve')
  const [resolution, setResolution] = useState('')
  const run = () =>
    resolve.mutate(
      { params: { id: found.id }, body: { resolution: resolution.trim() } },
      {
        onSuccess: () => {
          toast({ text: texts.resolved })
          close()
        },
      },
    )
  return (
    <Confirm
      title={texts.resolve}
      act={texts.resolve}
      run={run}
      close={close}
      isBusy={resolve.isPending}
      isDisabled={resolution.trim().length < REASON_LENGTH.least}
      error={resolve.error}
    >
      <Text size="sm">{texts.resolveWhat}</Text>
      <Textarea
        label={texts.resolution}
        description={texts.resolutionHint}
        autosize
        minRows={3}
        maxLength={REASON_LENGTH.most}
        data-autofocus
        value={resolution}
        onChange={({ currentTarget }) => setResolution(currentTarget.value)}
      />
    </Confirm>
  )
}
