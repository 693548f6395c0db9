import { Alert } from '@mantine/core'
import type { LicenseSeen } from '@tenure/contract'
import { useState, type RefObject } from 'react'
import { Dialog } from '../../ui/dialog.tsx'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { Failed } from '../../ui/states.tsx'
import { useAction } from '../use-ask.ts'
import { AccountField, type AccountChoice } from './account-field.tsx'
import { LeaveOut } from './leave-out.tsx'
import { movementTexts } from './texts.ts'
import { TransferSummary } from './transfer-summary.tsx'
import { useTransfer } from './use-transfer.ts'

type Props = {
  readonly licenses: readonly LicenseSeen[]
  readonly close: () => void
  /** It was done. */
  readonly done: () => void
  readonly opener?: RefObject<HTMLElement | null>
}

/** Hands licenses on to an account, all in one step (T1): whom to, what that means, and back with one click. */
export const TransferDialog = ({ licenses: given, close, done, opener }: Props) => {
  const texts = useTexts(movementTexts)
  const { number } = useFormats()
  const [licenses, setLicenses] = useState(given)
  const [account, setAccount] = useState<AccountChoice | null>(null)
  const addAccount = useAction('POST /v1/accounts')
  const transfer = useTransfer()
  const partnerIds = new Set(licenses.map(({ partnerId }) => partnerId))
  const [partnerId = ''] = partnerIds
  const count = licenses.length
  const run = async (to: AccountChoice) => {
    try {
      const known = to.id === null ? await addAccount.mutateAsync({ body: { partnerId, name: to.name } }) : to
      // From here on it is there: whatever happens to the transfer, it is not added twice.
      setAccount({ id: known.id, name: known.name })
      await transfer.run(
        licenses.map(({ id }) => id),
        known,
      )
      done()
      close()
    } catch {
      // The dialog shows it.
    }
  }
  const error = addAccount.error ?? transfer.error
  return (
    <Dialog
      title={texts.transferTitle(count, number(count))}
      size="xl"
      close={close}
      action={{
        label: texts.transferTitle(count, number(count)),
        isDisabled: account === null || partnerIds.size !== 1,
        isBusy: addAccount.isPending || transfer.isBusy,
        run: () => account !== null && void run(account),
      }}
      {...(opener === undefined ? {} : { opener })}
    >
      {partnerIds.size > 1 ? (
        <Alert
          variant="light"
          color="yellow"
          title={texts.otherPartners}
          classNames={{ title: 'notice-title' }}
        />
      ) : (
        <AccountField partnerId={partnerId} value={account} choose={setAccount} mayAdd />
      )}
      {account === null ? null : <TransferSummary licenses={licenses} account={account} />}
      <Failed error={error} />
      <LeaveOut
        error={transfer.error}
        licenses={licenses}
        keep={(rest) => {
          setLicenses(rest)
          transfer.reset()
        }}
      />
    </Dialog>
  )
}
