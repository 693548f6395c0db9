import { Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Dialog } from '../../ui/dialog.tsx'
import { useTexts } from '../../ui/language-context.tsx'
import { stateTexts } from '../../ui/state-texts.ts'
import { Failed, ProblemAlert } from '../../ui/states.tsx'
import type { Problem } from '../../ui/refusal.ts'
import type { Account } from '../agent/answers.ts'
import { accountQuery, useChange, useStatus } from '../agent/queries.ts'
import { dialogTexts } from '../licenses/dialog-texts.ts'
import { licenseTexts } from '../licenses/texts.ts'

type Told = { readonly account: Account; readonly offers: number | null; readonly problem: Problem | null }

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i

/** Manage Customer Accounts (spec §4): which controller this is, read-only, and whose licenses it may use. */
export const AccountDialog = ({ close }: { readonly close: () => void }) => {
  const texts = useTexts(dialogTexts)
  const states = useTexts(stateTexts)
  const title = useTexts(licenseTexts).buttons.account
  const status = useStatus().data
  const account = useQuery(accountQuery)
  const [typed, setTyped] = useState<string | null>(null)
  const change = useChange<string, Told>('PUT', '/v1/account', (customerId) => ({ customerId }))
  const customerId = (typed ?? account.data?.account?.customerId ?? '').trim()
  const isUuid = uuid.test(customerId)
  return (
    <Dialog
      title={title}
      close={close}
      action={{
        label: states.save,
        isDisabled: !isUuid,
        isBusy: change.isPending,
        run: () => change.mutate(customerId),
      }}
    >
      {(status?.segment ?? '') === '' ? null : (
        <TextInput label={texts.segment} readOnly variant="filled" value={status?.segment} />
      )}
      <TextInput label={texts.installCode} readOnly variant="filled" value={status?.installCode ?? ''} />
      <TextInput
        data-autofocus
        label={texts.customerId}
        description={texts.customerIdHelp}
        autoComplete="off"
        spellCheck={false}
        value={typed ?? account.data?.account?.customerId ?? ''}
        error={customerId !== '' && !isUuid ? texts.customerIdWrong : null}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <Failed error={account.error ?? change.error} />
      {change.data === undefined ? null : change.data.problem === null ? (
        <Text role="status">{texts.accountIs(change.data.account.name, change.data.offers)}</Text>
      ) : (
        <ProblemAlert problem={change.data.problem} />
      )}
    </Dialog>
  )
}
