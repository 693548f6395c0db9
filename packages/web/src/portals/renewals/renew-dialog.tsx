import { Alert, Table, Text } from '@mantine/core'
import type { LicenseSeen } from '@tenure/contract'
import { Dialog } from '../../ui/dialog.tsx'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { LicenseId } from '../../ui/license-id.tsx'
import { Answered, Failed } from '../../ui/states.tsx'
import { Day } from '../../ui/when.tsx'
import { useTransfer } from '../movements/use-transfer.ts'
import { useAsk } from '../use-ask.ts'
import { licenseWords } from '../words/license-words.ts'
import { matchRenewals, type Match } from './match-renewals.ts'
import { renewalTexts } from './texts.ts'

type Props = {
  readonly account: { readonly id: string; readonly name: string; readonly partnerId: string }
  /** What of it ends. */
  readonly ending: readonly LicenseSeen[]
  readonly close: () => void
}

/** Hands on from the inventory what renews the maintenance of an account. */
export const RenewDialog = ({ account, ending, close }: Props) => {
  const texts = useTexts(renewalTexts)
  const { number } = useFormats()
  const transfer = useTransfer()
  const stock = { kind: 'maintenance', state: 'not-started', limit: 200 } as const
  const inventory = useAsk('GET /v1/licenses', {
    query: { ...stock, at: 'inventory', partnerId: account.partnerId },
  })
  const matches = matchRenewals(ending, inventory.data?.items ?? [])
  const renewals = matches.flatMap(({ renewal }) => renewal ?? [])
  const run = async () => {
    try {
      await transfer.run(
        renewals.map(({ id }) => id),
        account,
      )
      close()
    } catch {
      // The dialog shows it.
    }
  }
  return (
    <Dialog
      title={texts.renewTitle(account.name)}
      size="xl"
      close={close}
      action={{
        label: texts.act(renewals.length, number(renewals.length)),
        isDisabled: renewals.length === 0,
        isBusy: transfer.isBusy,
        run: () => void run(),
      }}
    >
      <Answered query={inventory}>{() => <Matches matches={matches} accountId={account.id} />}</Answered>
      <Failed error={transfer.error} />
    </Dialog>
  )
}

const Matches = ({
  matches,
  accountId,
}: {
  readonly matches: readonly Match[]
  readonly accountId: string
}) => {
  const texts = useTexts(renewalTexts)
  const words = useTexts(licenseWords)
  const { number, day } = useFormats()
  const waiting = useAsk('GET /v1/licenses', {
    query: { accountId, at: 'account', kind: 'maintenance', state: 'not-started', limit: 200 },
  })
  const waits = waiting.data?.items.length ?? 0
  const [first] = matches
  if (first === undefined) return <Text size="sm">{texts.nothingToRenew}</Text>
  const told = (license: LicenseSeen) => `${words.describe(license)}, ${number(license.quantity)}`
  return (
    <>
      <Text size="sm">{texts.renewLead}</Text>
      {waits === 0 ? null : (
        <Alert
          variant="light"
          color="yellow"
          title={texts.waiting(waits, number(waits))}
          classNames={{ title: 'notice-title' }}
        />
      )}
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{texts.license}</Table.Th>
            <Table.Th>{texts.endsOn}</Table.Th>
            <Table.Th>{texts.renewal}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {matches.map(({ ending, renewal }) => (
            <Table.Tr key={ending.id}>
              <Table.Td>
                {told(ending)} <span className="id">{ending.installCode}</span>
              </Table.Td>
              <Table.Td>
                <Day at={ending.endsAt} />
              </Table.Td>
              <Table.Td>
                {renewal === null ? (
                  <span className="nothing">{texts.noRenewal}</span>
                ) : (
                  <>
                    {told(renewal)} <LicenseId id={renewal.id} />
                  </>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="sm">
        {matches.every(({ renewal }) => renewal === null)
          ? texts.noneFits
          : texts.renewBefore(day(first.ending.endsAt ?? ''))}
      </Text>
    </>
  )
}
