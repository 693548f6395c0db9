import { Stack } from '@mantine/core'
import type { ControllerSeen } from '@tenure/contract'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import type { Column } from '../../ui/data-table/columns.ts'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { Empty } from '../../ui/states.tsx'
import { When } from '../../ui/when.tsx'
import { vendorPaths } from '../paths.ts'
import { useList } from '../use-list.ts'
import { useIsVendor, useWorksPaths } from '../works-paths.ts'
import { ControllerBadge } from './controller-badge.tsx'
import { Cover } from './cover.tsx'
import { useControllerFilters } from './filters.ts'
import { controllerTexts } from './texts.ts'

/** All controllers, who was heard from last first. */
export const ControllersPage = () => {
  const texts = useTexts(controllerTexts)
  const isVendor = useIsVendor()
  const filters = useControllerFilters()
  const columns = useColumns()
  const list = useList('GET /v1/controllers', {
    filters: ['status', 'short', 'silentDays', ...(isVendor ? (['partnerId'] as const) : []), 'accountId'],
    sort: '-last-seen',
  })
  return (
    <Stack>
      <PageHeader title={texts.controllers} lead={texts.lead} />
      <DataTable
        name="controllers"
        label={texts.controllers}
        list={list}
        columns={columns.filter(({ key }) => isVendor || key !== 'partner')}
        keyOf={({ id }) => id}
        nameOf={({ installCode }) => installCode}
        search={texts.search}
        filters={filters}
        empty={<Empty title={texts.none}>{texts.noneWhy}</Empty>}
      />
    </Stack>
  )
}

const useColumns = (): readonly Column<ControllerSeen>[] => {
  const texts = useTexts(controllerTexts)
  const { number } = useFormats()
  const paths = useWorksPaths()
  return [
    {
      key: 'installCode',
      title: texts.installCode,
      isFixed: true,
      sort: 'install-code',
      cell: ({ id, installCode }) => (
        <PageLink to={paths.controller(id)} className="id">
          {installCode}
        </PageLink>
      ),
      exported: ({ installCode }) => installCode,
    },
    {
      key: 'account',
      title: texts.account,
      cell: ({ accountId, accountName }) => <PageLink to={paths.account(accountId)}>{accountName}</PageLink>,
      exported: ({ accountName }) => accountName,
    },
    {
      key: 'partner',
      title: texts.partner,
      cell: ({ partnerId, partnerName }) => (
        <PageLink to={vendorPaths.partner(partnerId)}>{partnerName}</PageLink>
      ),
      exported: ({ partnerName }) => partnerName,
    },
    {
      key: 'status',
      title: texts.status,
      cell: ({ status }) => <ControllerBadge status={status} />,
      exported: ({ status }) => status,
    },
    {
      key: 'software',
      title: texts.software,
      cell: ({ softwareVersion }) => softwareVersion,
      exported: ({ softwareVersion }) => softwareVersion,
    },
    {
      key: 'model',
      title: texts.model,
      isExtra: true,
      cell: ({ model }) => model,
      exported: ({ model }) => model,
    },
    {
      key: 'seats',
      title: texts.seats,
      isFigure: true,
      cell: ({ seatsUsed, capacity }) => texts.seatsOf(number(seatsUsed), number(capacity)),
      exported: ({ seatsUsed }) => seatsUsed,
    },
    {
      key: 'capacity',
      title: texts.capacityOf,
      isFigure: true,
      isExtra: true,
      cell: ({ capacity }) => number(capacity),
      exported: ({ capacity }) => capacity,
    },
    {
      key: 'devices',
      title: texts.devices,
      isFigure: true,
      isExtra: true,
      cell: ({ devices }) => number(devices),
      exported: ({ devices }) => devices,
    },
    {
      key: 'maintenance',
      title: texts.maintenance,
      cell: ({ maintenance }) => <Cover maintenance={maintenance} />,
      exported: ({ maintenance }) => maintenance.endsAt ?? (maintenance.covered ? '' : 'short'),
    },
    {
      key: 'lastSeen',
      title: texts.lastSeen,
      sort: '-last-seen',
      cell: ({ lastSeenAt }) => <When at={lastSeenAt} />,
      exported: ({ lastSeenAt }) => lastSeenAt,
    },
  ]
}
