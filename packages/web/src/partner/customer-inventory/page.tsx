import { Button, SegmentedControl, Stack } from '@mantine/core'
import type { LicenseSeen } from '@tenure/contract'
import { useState } from 'react'
import { MayButton } from '../../portals/may-button.tsx'
import { RecallDialog } from '../../portals/movements/recall-dialog.tsx'
import { movementTexts } from '../../portals/movements/texts.ts'
import { whyNotRecall } from '../../portals/movements/why-not.ts'
import { useList } from '../../portals/use-list.ts'
import { licenseWords } from '../../portals/words/license-words.ts'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { shortId } from '../../ui/license-id.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { useSearchState } from '../../ui/search-state.ts'
import { Empty } from '../../ui/states.tsx'
import { useLicenseColumns, useLicenseFilters } from '../inventory/license-columns.tsx'
import { RowMenu } from '../inventory/row-menu.tsx'
import { inventoryTexts } from '../inventory/texts.ts'
import { usePartnerPaths } from '../partner-paths.ts'

type Asked = { readonly licenses: readonly LicenseSeen[]; readonly clear: () => void }
const places = ['account', 'controller'] as const

/** Customer Inventory: handed on, to an account or further to a controller. */
export const CustomerInventoryPage = () => {
  const texts = useTexts(inventoryTexts)
  const moves = useTexts(movementTexts)
  const words = useTexts(licenseWords)
  const { number } = useFormats()
  const { inventory } = usePartnerPaths()
  const { search, change } = useSearchState()
  const [asked, ask] = useState<Asked | null>(null)
  const at = places.find((place) => place === search['at']) ?? 'account'
  const columns = useLicenseColumns([
    'description',
    'account',
    'where',
    'quantity',
    'id',
    'status',
    'ends',
    'order',
    'issued',
    'sku',
    'kind',
  ])
  const filters = useLicenseFilters()
  const list = useList('GET /v1/licenses', {
    query: { at },
    filters: ['kind', 'state', 'sku', 'accountId', 'endsAfter', 'endsBefore'],
    sort: '-issued-at',
  })
  return (
    <Stack>
      <PageHeader title={texts.customers} lead={texts.customersLead} />
      <DataTable
        key={at}
        name="customer-inventory"
        label={texts.customers}
        list={list}
        columns={columns}
        filters={filters}
        search={texts.searchCustomers}
        aside={
          <SegmentedControl
            size="sm"
            aria-label={texts.where}
            value={at}
            data={places.map((value) => ({ value, label: texts.places[value] }))}
            onChange={(value) => change({ at: value === 'account' ? null : value, cursor: null })}
          />
        }
        keyOf={({ id }) => id}
        nameOf={(license) => `${words.describe(license)} ${shortId(license.id)}`}
        bulk={(licenses, clear) => (
          <MayButton operation="recallLicenses" onClick={() => ask({ licenses, clear })}>
            {texts.recallMany(number(licenses.length))} …
          </MayButton>
        )}
        whyNot={(license) => whyNotRecall(license, moves)}
        actions={(license) => <RowMenu license={license} />}
        empty={
          <Empty
            title={texts.customersNone}
            action={
              <Button component={PageLink} to={inventory()}>
                {texts.toMine}
              </Button>
            }
          >
            {texts.customersNoneWhy}
          </Empty>
        }
      />
      {asked === null ? null : (
        <RecallDialog licenses={asked.licenses} close={() => ask(null)} done={asked.clear} />
      )}
    </Stack>
  )
}
