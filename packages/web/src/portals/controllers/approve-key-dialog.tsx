import { Text, TextInput } from '@mantine/core'
import { readApprovalCode } from '@tenure/core'
import { useState } from 'react'
import { Confirm } from '../../ui/confirm.tsx'
import { useTexts } from '../../ui/language-context.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useAction } from '../use-ask.ts'
import type { ControllerDialogProps } from './approve-dialog.tsx'
import { controllerTexts } from './texts.ts'

/** T6, C9: accepts the key that a controller presents now, named by the code that a person reads from it. */
export const ApproveKeyDialog = ({ controller, close }: ControllerDialogProps) => {
  const texts = useTexts(controllerTexts)
  const toast = useToast()
  const approve = useAction('POST /v1/controllers/{id}/approve-key')
  const [typed, setTyped] = useState('')
  const code = readApprovalCode(typed)
  const { id, installCode } = controller
  const run = () =>
    approve.mutate(
      { params: { id }, body: { approvalCode: code ?? '' } },
      {
        onSuccess: () => {
          toast({ text: texts.keyApproved(installCode) })
          close()
        },
      },
    )
  return (
    <Confirm
      title={texts.approveKey}
      act={texts.approveKey}
      run={run}
      close={close}
      isBusy={approve.isPending}
      isDisabled={code === null}
      error={approve.error}
    >
      <Text size="sm">{texts.approveKeyWhat(installCode)}</Text>
      <TextInput
        label={texts.code}
        description={texts.codeExample}
        className="small-code"
        value={typed}
        autoComplete="off"
        maxLength={20}
        data-autofocus
        error={typed.trim().length >= 10 && code === null ? texts.codeWrong : null}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <Text size="sm">{texts.approveKeyThen}</Text>
    </Confirm>
  )
}
