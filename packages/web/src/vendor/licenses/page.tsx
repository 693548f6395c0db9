import { Stack } from '@mantine/core'
import { MayButton } from '../../portals/may-button.tsx'
import { vendorPaths } from '../../portals/paths.ts'
import { useList } from '../../portals/use-list.ts'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import { useTexts } from '../../ui/language-context.tsx'
import { shortId } from '../../ui/license-id.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useGo } from '../../ui/page-link.tsx'
import { Empty } from '../../ui/states.tsx'
import { useLicenseColumns } from './columns.tsx'
import { useLicenseFilters } from './filters.ts'
import { licensesTexts } from './texts.ts'

/** The big list: all licenses of all partners. */
export const LicensesPage = () => {
  const texts = useTexts(licensesTexts)
  const go = useGo()
  const columns = useLicenseColumns()
  const filters = useLicenseFilters()
  const list = useList('GET /v1/licenses', {
    filters: [
      'state',
      'kind',
      'at',
      'partnerId',
      'sku',
      'endsAfter',
      'endsBefore',
      'accountId',
      'orderReference',
    ],
    sort: '-issued-at',
  })
  const issue = (
    <MayButton operation="issueLicense" onClick={() => go(vendorPaths.issue())}>
      {texts.issue}
    </MayButton>
  )
  return (
    <Stack>
      <PageHeader title={texts.title} lead={texts.lead} actions={issue} />
      <DataTable
        name="licenses"
        label={texts.title}
        list={list}
        columns={columns}
        keyOf={({ id }) => id}
        nameOf={({ id }) => shortId(id)}
        search={texts.search}
        filters={filters}
        empty={<Empty title={texts.none}>{texts.noneWhy}</Empty>}
      />
    </Stack>
  )
}
