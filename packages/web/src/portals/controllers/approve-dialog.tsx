import { Text } from '@mantine/core'
import { Confirm } from '../../ui/confirm.tsx'
import { useTexts } from '../../ui/language-context.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useAction } from '../use-ask.ts'
import { controllerTexts } from './texts.ts'

export type ControllerDialogProps = {
  readonly controller: { readonly id: string; readonly installCode: string; readonly accountName: string }
  readonly close: () => void
}

/** A1: lets a new controller activate. */
export const ApproveDialog = ({ controller, close }: ControllerDialogProps) => {
  const texts = useTexts(controllerTexts)
  const toast = useToast()
  const approve = useAction('POST /v1/controllers/{id}/approve')
  const { id, installCode, accountName } = controller
  const run = () =>
    approve.mutate(
      { params: { id } },
      {
        onSuccess: () => {
          toast({ text: texts.approved(installCode) })
          close()
        },
      },
    )
  return (
    <Confirm
      title={texts.approve}
      act={texts.approve}
      run={run}
      close={close}
      isBusy={approve.isPending}
      error={approve.error}
    >
      <Text size="sm">{texts.approveWhat(installCode, accountName)}</Text>
    </Confirm>
  )
}
