import { Group, Stack, Text } from '@mantine/core'
import type { AccountSeen } from '@tenure/contract'
import { useState } from 'react'
import { Confirm } from '../../ui/confirm.tsx'
import { useTexts } from '../../ui/language-context.tsx'
import { Secret } from '../../ui/secret.tsx'
import { useToast } from '../../ui/toast.tsx'
import { MayButton } from '../may-button.tsx'
import { useAction } from '../use-ask.ts'
import { accountTexts } from './texts.ts'

/** What lets controllers in (A1): hidden until shown, and replaced when it came into wrong hands. */
export const CustomerId = ({ account }: { readonly account: AccountSeen }) => {
  const texts = useTexts(accountTexts)
  const toast = useToast()
  const [isReplacing, setReplacing] = useState(false)
  const replace = useAction('POST /v1/accounts/{id}/replace-customer-id')
  const close = () => {
    setReplacing(false)
    replace.reset()
  }
  const run = () =>
    replace.mutate(
      { params: { id: account.id } },
      {
        onSuccess: () => {
          toast({ text: texts.replaced })
          close()
        },
      },
    )
  return (
    <Stack gap="xs">
      <Group gap="xs">
        {account.customerId === null ? (
          <Text size="sm">{texts.customerIdHidden}</Text>
        ) : (
          <Secret key={account.customerId} value={account.customerId} what={texts.customerId} />
        )}
        <MayButton
          operation="replaceCustomerId"
          variant="default"
          size="compact-sm"
          whyNot={account.archivedAt === null ? null : texts.replaceArchived}
          onClick={() => setReplacing(true)}
        >
          {texts.replace} …
        </MayButton>
      </Group>
      <Text size="xs" c="dimmed" maw="34rem">
        {texts.customerIdWhy}
      </Text>
      {isReplacing ? (
        <Confirm
          title={texts.replaceTitle}
          act={texts.replaceAct}
          isGrave
          run={run}
          close={close}
          isBusy={replace.isPending}
          error={replace.error}
        >
          <Text size="sm">{texts.replaceWhat}</Text>
          <Text size="sm">{texts.replaceWhen}</Text>
        </Confirm>
      ) : null}
    </Stack>
  )
}
