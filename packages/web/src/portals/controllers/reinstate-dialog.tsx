import { Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { Confirm } from '../../ui/confirm.tsx'
import { useTexts } from '../../ui/language-context.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useAction } from '../use-ask.ts'
import type { ControllerDialogProps } from './approve-dialog.tsx'
import { controllerTexts } from './texts.ts'

/** The contract takes no shorter reason, and no longer one. */
export const REASON_LENGTH = { least: 3, most: 500 } as const

/** T6: uses a controller again that was given up as dead. */
export const ReinstateDialog = ({ controller, close }: ControllerDialogProps) => {
  const texts = useTexts(controllerTexts)
  const toast = useToast()
  const reinstate = useAction('POST /v1/controllers/{id}/reinstate')
  const [reason, setReason] = useState('')
  const { id, installCode } = controller
  const run = () =>
    reinstate.mutate(
      { params: { id }, body: { reason: reason.trim() } },
      {
        onSuccess: () => {
          toast({ text: texts.reinstated(installCode) })
          close()
        },
      },
    )
  return (
    <Confirm
      title={texts.reinstate}
      act={texts.reinstate}
      run={run}
      close={close}
      isBusy={reinstate.isPending}
      isDisabled={reason.trim().length < REASON_LENGTH.least}
      error={reinstate.error}
    >
      <Text size="sm">{texts.reinstateWhat(installCode)}</Text>
      <Textarea
        label={texts.reason}
        description={texts.reasonKept}
        autosize
        minRows={2}
        maxLength={REASON_LENGTH.most}
        data-autofocus
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
    </Confirm>
  )
}
