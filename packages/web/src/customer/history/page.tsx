import { Stack } from '@mantine/core'
import { useList, type ItemOf } from '../../portals/use-list.ts'
import { actorName } from '../../portals/words/actor-name.ts'
import type { Column } from '../../ui/data-table/columns.ts'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import { useTexts } from '../../ui/language-context.tsx'
import { LicenseId } from '../../ui/license-id.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Empty } from '../../ui/states.tsx'
import { When } from '../../ui/when.tsx'
import { Moved } from '../license/history.tsx'
import { useCustomer } from '../use-customer.ts'
import { historyTexts } from './texts.ts'

/** All that happened to the account's licenses while it had them. */
export const HistoryPage = () => {
  const texts = useTexts(historyTexts)
  const list = useList('GET /v1/movements', {})
  return (
    <Stack>
      <PageHeader title={texts.title} lead={texts.lead} />
      <DataTable
        name="customer-history"
        label={texts.title}
        list={list}
        columns={useColumns()}
        keyOf={({ id }) => id}
        nameOf={({ id }) => id}
        isExported
        empty={<Empty title={texts.none}>{texts.noneWhy}</Empty>}
      />
    </Stack>
  )
}

const useColumns = (): readonly Column<ItemOf<'GET /v1/movements'>>[] => {
  const texts = useTexts(historyTexts)
  const { paths } = useCustomer()
  return [
    {
      key: 'at',
      title: texts.at,
      isFixed: true,
      cell: ({ at }) => <When at={at} />,
      exported: ({ at }) => at,
    },
    {
      key: 'moved',
      title: texts.moved,
      isFixed: true,
      cell: (movement) => <Moved movement={movement} />,
      exported: ({ reason }) => reason,
    },
    {
      key: 'license',
      title: texts.license,
      cell: ({ licenseId }) => <LicenseId id={licenseId} to={paths.license(licenseId)} />,
      exported: ({ licenseId }) => licenseId,
    },
    {
      key: 'by',
      title: texts.by,
      cell: ({ actor }) => actorName(actor),
      exported: ({ actor }) => actor,
    },
  ]
}
