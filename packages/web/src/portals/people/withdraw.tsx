import { Text } from '@mantine/core'
import type { Invitation } from '@tenure/contract'
import { useState } from 'react'
import { Confirm } from '../../ui/confirm.tsx'
import { useTexts } from '../../ui/language-context.tsx'
import { useToast } from '../../ui/toast.tsx'
import { MayButton } from '../may-button.tsx'
import { useAction } from '../use-ask.ts'
import { peopleTexts } from './texts.ts'

/** Takes an invitation back before somebody has accepted it. */
export const WithdrawButton = ({ invitation: { id, email } }: { readonly invitation: Invitation }) => {
  const texts = useTexts(peopleTexts)
  const toast = useToast()
  const [isAsked, ask] = useState(false)
  const withdraw = useAction('DELETE /v1/invitations/{id}')
  const run = () =>
    withdraw.mutate(
      { params: { id } },
      {
        onSuccess: () => {
          toast({ text: texts.withdrawn(email) })
          ask(false)
        },
      },
    )
  return (
    <>
      <MayButton operation="withdrawInvitation" size="compact-sm" variant="default" onClick={() => ask(true)}>
        {texts.withdraw} …
      </MayButton>
      {isAsked ? (
        <Confirm
          title={texts.withdrawTitle(email)}
          act={texts.withdraw}
          isGrave
          run={run}
          close={() => ask(false)}
          isBusy={withdraw.isPending}
          error={withdraw.error}
        >
          <Text size="sm">{texts.withdrawWhat}</Text>
        </Confirm>
      ) : null}
    </>
  )
}
