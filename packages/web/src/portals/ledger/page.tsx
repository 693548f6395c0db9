import { Stack } from '@mantine/core'
import type { MovementSeen } from '@tenure/contract'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import type { Column } from '../../ui/data-table/columns.ts'
import { useTexts } from '../../ui/language-context.tsx'
import { LicenseId } from '../../ui/license-id.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Empty } from '../../ui/states.tsx'
import { When } from '../../ui/when.tsx'
import { useList } from '../use-list.ts'
import { actorName } from '../words/actor-name.ts'
import { PlaceLink } from '../words/holder-link.tsx'
import { licenseWords } from '../words/license-words.ts'
import { usePartnerFilter } from '../words/partner-filter.ts'
import { useIsVendor, useWorksPaths } from '../works-paths.ts'
import { ledgerTexts } from './texts.ts'

/** Every movement, newest first; the vendor's of all partners, or of one. */
export const LedgerPage = () => {
  const texts = useTexts(ledgerTexts)
  const words = useTexts(licenseWords)
  const isVendor = useIsVendor()
  const filters = usePartnerFilter()
  const list = useList('GET /v1/movements', { filters: isVendor ? ['partnerId'] : [] })
  return (
    <Stack>
      <PageHeader title={texts.title} lead={texts.lead} />
      <DataTable
        name="ledger"
        label={texts.title}
        list={list}
        columns={useColumns()}
        keyOf={({ id }) => id}
        nameOf={({ reason }) => words.reasons[reason]}
        filters={filters.filter(({ name }) => name === 'partnerId')}
        empty={<Empty title={texts.none}>{texts.noneWhy}</Empty>}
      />
    </Stack>
  )
}

const useColumns = (): readonly Column<MovementSeen>[] => {
  const texts = useTexts(ledgerTexts)
  const words = useTexts(licenseWords)
  const paths = useWorksPaths()
  const told = ({ at, accountName, installCode }: MovementSeen['from']): string =>
    installCode ?? accountName ?? words.places[at]
  return [
    {
      key: 'at',
      title: texts.at,
      isFixed: true,
      cell: ({ at }) => <When at={at} />,
      exported: ({ at }) => at,
    },
    {
      key: 'what',
      title: texts.what,
      cell: ({ reason }) => words.reasons[reason],
      exported: ({ reason }) => reason,
    },
    {
      key: 'license',
      title: texts.license,
      cell: ({ licenseId }) => <LicenseId id={licenseId} to={paths.license(licenseId)} />,
      exported: ({ licenseId }) => licenseId,
    },
    {
      key: 'from',
      title: texts.from,
      cell: ({ from }) => <PlaceLink place={from} />,
      exported: ({ from }) => told(from),
    },
    {
      key: 'to',
      title: texts.to,
      cell: ({ to }) => <PlaceLink place={to} />,
      exported: ({ to }) => told(to),
    },
    {
      key: 'actor',
      title: texts.actor,
      cell: ({ actor }) => <span title={actor}>{actorName(actor)}</span>,
      exported: ({ actor }) => actor,
    },
    {
      key: 'note',
      title: texts.note,
      isExtra: true,
      cell: ({ note }) => note ?? <span className="nothing">–</span>,
      exported: ({ note }) => note,
    },
    {
      key: 'request',
      title: texts.request,
      isExtra: true,
      cell: ({ requestId }) => <span className="id">{requestId}</span>,
      exported: ({ requestId }) => requestId,
    },
  ]
}
