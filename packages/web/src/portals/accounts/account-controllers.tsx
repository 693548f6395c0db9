import type { AccountSeen, ControllerSeen } from '@tenure/contract'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import type { Column } from '../../ui/data-table/columns.ts'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { Empty } from '../../ui/states.tsx'
import { When } from '../../ui/when.tsx'
import { ControllerBadge } from '../controllers/controller-badge.tsx'
import { Cover } from '../controllers/cover.tsx'
import { useList } from '../use-list.ts'
import { useWorksPaths } from '../works-paths.ts'
import { accountTexts } from './texts.ts'

/** The controllers of an account, with seats, software and maintenance. */
export const AccountControllers = ({ account }: { readonly account: AccountSeen }) => {
  const texts = useTexts(accountTexts)
  const list = useList('GET /v1/controllers', { query: { accountId: account.id }, sort: '-last-seen' })
  return (
    <DataTable
      name="account-controllers"
      label={texts.tabs.controllers}
      list={list}
      columns={useColumns()}
      keyOf={({ id }) => id}
      nameOf={({ installCode }) => installCode}
      search={texts.installCode}
      empty={<Empty title={texts.controllersNone}>{texts.controllersNoneWhy}</Empty>}
    />
  )
}

const useColumns = (): readonly Column<ControllerSeen>[] => {
  const texts = useTexts(accountTexts)
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
      key: 'status',
      title: texts.status,
      cell: ({ status }) => <ControllerBadge status={status} />,
      exported: ({ status }) => status,
    },
    {
      key: 'seats',
      title: texts.seats,
      isFigure: true,
      cell: ({ seatsUsed, capacity }) => texts.seatsOf(number(seatsUsed), number(capacity)),
      exported: ({ seatsUsed, capacity }) => `${seatsUsed}/${capacity}`,
    },
    {
      key: 'software',
      title: texts.software,
      cell: ({ softwareVersion }) => softwareVersion,
      exported: ({ softwareVersion }) => softwareVersion,
    },
    {
      key: 'maintenance',
      title: texts.maintenance,
      cell: ({ maintenance }) => <Cover maintenance={maintenance} />,
      exported: ({ maintenance }) => maintenance.endsAt,
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
