import { Group, Stack } from '@mantine/core'
import type { AccountListed } from '@tenure/contract'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import type { Column } from '../../ui/data-table/columns.ts'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { Empty } from '../../ui/states.tsx'
import { Day } from '../../ui/when.tsx'
import { MayButton } from '../may-button.tsx'
import { vendorPaths } from '../paths.ts'
import { useList } from '../use-list.ts'
import { usePartnerFilter } from '../words/partner-filter.ts'
import { useIsVendor, useWorksPaths } from '../works-paths.ts'
import { AddAccountDialog } from './account-dialog.tsx'
import { ArchivedBadge } from './archived-badge.tsx'
import { accountTexts } from './texts.ts'

/** All accounts, with what belongs to each counted. */
export const AccountsPage = () => {
  const texts = useTexts(accountTexts)
  const isVendor = useIsVendor()
  const partners = usePartnerFilter()
  const columns = useColumns()
  const [isAdding, setAdding] = useState(false)
  const list = useList('GET /v1/accounts', {
    filters: ['archived', ...(isVendor ? (['partnerId'] as const) : [])],
    sort: '-created-at',
  })
  const add = (
    <MayButton
      operation="createAccount"
      leftSection={<Plus size={16} aria-hidden="true" />}
      onClick={() => setAdding(true)}
    >
      {texts.add}
    </MayButton>
  )
  const states = [
    { value: 'false', label: texts.inUse },
    { value: 'true', label: texts.archived },
  ]
  return (
    <Stack>
      <PageHeader title={texts.title} lead={texts.lead} actions={add} />
      <DataTable
        name="accounts"
        label={texts.title}
        list={list}
        columns={columns.filter(({ key }) => isVendor || key !== 'partner')}
        keyOf={({ id }) => id}
        nameOf={({ name }) => name}
        search={texts.search}
        filters={[{ name: 'archived', label: texts.state, options: states }, ...partners]}
        empty={
          <Empty title={texts.none} action={add}>
            {texts.noneWhy}
          </Empty>
        }
      />
      {isAdding ? <AddAccountDialog close={() => setAdding(false)} /> : null}
    </Stack>
  )
}

const useColumns = (): readonly Column<AccountListed>[] => {
  const texts = useTexts(accountTexts)
  const { number } = useFormats()
  const paths = useWorksPaths()
  const counted = (what: keyof AccountListed['counts']): Column<AccountListed> => ({
    key: what,
    title: texts[what],
    isFigure: true,
    cell: ({ counts }) => number(counts[what]),
    exported: ({ counts }) => counts[what],
  })
  return [
    {
      key: 'name',
      title: texts.account,
      isFixed: true,
      sort: 'name',
      cell: ({ id, name, archivedAt }) => (
        <Group gap={8}>
          <PageLink to={paths.account(id)}>{name}</PageLink>
          {archivedAt === null ? null : <ArchivedBadge />}
        </Group>
      ),
      exported: ({ name }) => name,
    },
    {
      key: 'partner',
      title: texts.partner,
      cell: ({ partnerId, partnerName }) => (
        <PageLink to={vendorPaths.partner(partnerId)}>{partnerName}</PageLink>
      ),
      exported: ({ partnerName }) => partnerName,
    },
    counted('licenses'),
    counted('controllers'),
    counted('contacts'),
    {
      key: 'nextEnd',
      title: texts.nextEnd,
      cell: ({ nextEndAt }) => <Day at={nextEndAt} />,
      exported: ({ nextEndAt }) => nextEndAt,
    },
    {
      key: 'approval',
      title: texts.approval,
      isExtra: true,
      cell: ({ approvesControllers }) => (approvesControllers ? texts.approvalNeeded : texts.approvalOpen),
      exported: ({ approvesControllers }) =>
        approvesControllers ? texts.approvalNeeded : texts.approvalOpen,
    },
    {
      key: 'added',
      title: texts.added,
      sort: '-created-at',
      cell: ({ createdAt }) => <Day at={createdAt} />,
      exported: ({ createdAt }) => createdAt,
    },
  ]
}
