import { Button, Stack } from '@mantine/core'
import type { LicenseSeen } from '@tenure/contract'
import { useState } from 'react'
import { MayButton } from '../../portals/may-button.tsx'
import { TransferDialog } from '../../portals/movements/transfer-dialog.tsx'
import { useList } from '../../portals/use-list.ts'
import { licenseWords } from '../../portals/words/license-words.ts'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { shortId } from '../../ui/license-id.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { Empty } from '../../ui/states.tsx'
import { usePartnerPaths } from '../partner-paths.ts'
import { useLicenseColumns, useLicenseFilters } from './license-columns.tsx'
import { RowMenu } from './row-menu.tsx'
import { inventoryTexts } from './texts.ts'

type Asked = { readonly licenses: readonly LicenseSeen[]; readonly clear: () => void }

/** My Inventory: bought, not handed on. */
export const InventoryPage = () => {
  const texts = useTexts(inventoryTexts)
  const words = useTexts(licenseWords)
  const { number } = useFormats()
  const { customerInventory } = usePartnerPaths()
  const [asked, ask] = useState<Asked | null>(null)
  const columns = useLicenseColumns([
    'description',
    'quantity',
    'id',
    'status',
    'order',
    'issued',
    'ends',
    'sku',
    'kind',
  ])
  const filters = useLicenseFilters()
  const list = useList('GET /v1/licenses', {
    query: { at: 'inventory' },
    filters: ['kind', 'state', 'sku'],
    sort: '-issued-at',
  })
  return (
    <Stack>
      <PageHeader title={texts.mine} lead={texts.mineLead} />
      <DataTable
        name="my-inventory"
        label={texts.mine}
        list={list}
        columns={columns}
        filters={filters}
        search={texts.search}
        keyOf={({ id }) => id}
        nameOf={(license) => `${words.describe(license)} ${shortId(license.id)}`}
        bulk={(licenses, clear) => (
          <MayButton operation="transferLicenses" onClick={() => ask({ licenses, clear })}>
            {texts.transferMany(number(licenses.length))} …
          </MayButton>
        )}
        actions={(license) => <RowMenu license={license} />}
        empty={
          <Empty
            title={texts.mineNone}
            action={
              <Button component={PageLink} to={customerInventory()}>
                {texts.toCustomers}
              </Button>
            }
          >
            {texts.mineNoneWhy}
          </Empty>
        }
      />
      {asked === null ? null : (
        <TransferDialog licenses={asked.licenses} close={() => ask(null)} done={asked.clear} />
      )}
    </Stack>
  )
}
