import { Text } from '@mantine/core'
import type { Token } from '@tenure/contract'
import { useState } from 'react'
import { Confirm } from '../../ui/confirm.tsx'
import { useTexts } from '../../ui/language-context.tsx'
import { useToast } from '../../ui/toast.tsx'
import { MayButton } from '../may-button.tsx'
import { useAction } from '../use-ask.ts'
import { tokenTexts } from './texts.ts'

export const RevokeButton = ({ token: { id, name } }: { readonly token: Token }) => {
  const texts = useTexts(tokenTexts)
  const toast = useToast()
  const [isAsked, ask] = useState(false)
  const revoke = useAction('DELETE /v1/tokens/{id}')
  const run = () =>
    revoke.mutate(
      { params: { id } },
      {
        onSuccess: () => {
          toast({ text: texts.revoked(name) })
          ask(false)
        },
      },
    )
  return (
    <>
      <MayButton operation="revokeToken" size="compact-sm" variant="default" onClick={() => ask(true)}>
        {texts.revoke} …
      </MayButton>
      {isAsked ? (
        <Confirm
          title={texts.revokeTitle(name)}
          act={texts.revoke}
          isGrave
          run={run}
          close={() => ask(false)}
          isBusy={revoke.isPending}
          error={revoke.error}
        >
          <Text size="sm">{texts.revokeWhat}</Text>
        </Confirm>
      ) : null}
    </>
  )
}
