import { Alert, Stack, Table, Text } from '@mantine/core'
import type { LicenseSeen } from '@tenure/contract'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { useAsk } from '../use-ask.ts'
import { licenseWords } from '../words/license-words.ts'
import type { AccountChoice } from './account-field.tsx'
import { addStock, stockOf, sumByProduct, type Stock } from './sums.ts'
import { movementTexts } from './texts.ts'

type Props = { readonly licenses: readonly LicenseSeen[]; readonly account: AccountChoice }

/** What goes where, and what the account has then: read before it is done. */
export const TransferSummary = ({ licenses, account }: Props) => {
  const texts = useTexts(movementTexts)
  const { number } = useFormats()
  return (
    <Stack gap="sm">
      <Text size="sm">
        {texts.moves(licenses.length, number(licenses.length), texts.inventory, account.name)}{' '}
        {texts.nobodyTold}
      </Text>
      {account.id === null ? <Alert variant="light" title={texts.accountIsNew(account.name)} /> : null}
      <Products licenses={licenses} />
      <AccountThen licenses={licenses} account={account} />
    </Stack>
  )
}

export const Products = ({ licenses }: Pick<Props, 'licenses'>) => {
  const texts = useTexts(movementTexts)
  const words = useTexts(licenseWords)
  const { number } = useFormats()
  const { capacity, maintenance } = stockOf(licenses)
  return (
    <Table fz="sm" horizontalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{texts.product}</Table.Th>
          <Table.Th ta="right">{texts.licenses}</Table.Th>
          <Table.Th ta="right">{texts.devices}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {sumByProduct(licenses).map(({ key, example, licenses: count, quantity }) => (
          <Table.Tr key={key}>
            <Table.Td>
              {words.describe(example)}{' '}
              <Text component="span" size="xs" c="dimmed">
                {example.sku}
              </Text>
            </Table.Td>
            <Table.Td ta="right" className="figures">
              {number(count)}
            </Table.Td>
            <Table.Td ta="right" className="figures">
              {words.units[example.kind] === words.units.capacity ? number(quantity) : '–'}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
      <Table.Tfoot>
        <Table.Tr>
          <Table.Th>{texts.sum}</Table.Th>
          <Table.Th ta="right" className="figures">
            {number(licenses.length)}
          </Table.Th>
          <Table.Th ta="right" className="figures">
            {capacity === 0 ? null : (
              <div>
                {words.kinds.capacity} {number(capacity)}
              </div>
            )}
            {maintenance === 0 ? null : (
              <div>
                {words.kinds.maintenance} {number(maintenance)}
              </div>
            )}
          </Table.Th>
        </Table.Tr>
      </Table.Tfoot>
    </Table>
  )
}

/** More than this is not counted for a dialog. */
const MOST_COUNTED = 200
const nothing: Stock = { licenses: 0, capacity: 0, maintenance: 0 }

const AccountThen = ({ licenses, account }: Props) => {
  const texts = useTexts(movementTexts)
  const { number } = useFormats()
  const held = useAsk(
    'GET /v1/licenses',
    { query: { accountId: account.id ?? '', at: 'account', limit: MOST_COUNTED } },
    { isWanted: account.id !== null },
  )
  if (account.id !== null && held.data === undefined) return null
  const now = stockOf(held.data?.items ?? [])
  const then = addStock(account.id === null ? nothing : now, stockOf(licenses))
  const isMore = held.data?.nextCursor !== null && held.data !== undefined
  const told = (value: number) => (isMore ? texts.moreThan(number(value)) : number(value))
  const rows = [
    [texts.free, now.licenses, then.licenses],
    [texts.capacityFree, now.capacity, then.capacity],
    [texts.maintenanceFree, now.maintenance, then.maintenance],
  ] as const
  return (
    <Table fz="sm" horizontalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{texts.accountThen(account.name)}</Table.Th>
          <Table.Th ta="right">{texts.now}</Table.Th>
          <Table.Th ta="right">{texts.afterwards}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(([label, before, after]) => (
          <Table.Tr key={label}>
            <Table.Td>{label}</Table.Td>
            <Table.Td ta="right" className="figures">
              {told(before)}
            </Table.Td>
            <Table.Td ta="right" className="figures" fw={600}>
              {told(after)}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
