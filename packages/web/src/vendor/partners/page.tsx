import { Stack } from '@mantine/core'
import type { PartnerListed } from '@tenure/contract'
import { useState } from 'react'
import { MayButton } from '../../portals/may-button.tsx'
import { vendorPaths } from '../../portals/paths.ts'
import { useList } from '../../portals/use-list.ts'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import type { Column } from '../../ui/data-table/columns.ts'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { Empty } from '../../ui/states.tsx'
import { Day } from '../../ui/when.tsx'
import { AddDialog } from './add-dialog.tsx'
import { partnersTexts } from './texts.ts'

/** The vendor's direct customers. */
export const PartnersPage = () => {
  const texts = useTexts(partnersTexts)
  const { number } = useFormats()
  const [isAdding, setAdding] = useState(false)
  const list = useList('GET /v1/partners', { query: { counts: true }, sort: 'name' })
  const add = (
    <MayButton operation="createPartner" onClick={() => setAdding(true)}>
      {texts.add}
    </MayButton>
  )
  const counted = (
    what: keyof NonNullable<PartnerListed['counts']>,
    listOf: (partnerId: string) => string,
  ): Column<PartnerListed> => ({
    key: what,
    title: texts[what],
    isFigure: true,
    cell: ({ id, counts }) =>
      counts === null ? null : <PageLink to={listOf(id)}>{number(counts[what])}</PageLink>,
    exported: ({ counts }) => counts?.[what] ?? null,
  })
  const licensesAt = (at: string) => (partnerId: string) =>
    `${vendorPaths.licenses()}?${new URLSearchParams({ partnerId, at })}`
  const columns: readonly Column<PartnerListed>[] = [
    {
      key: 'name',
      title: texts.name,
      isFixed: true,
      sort: 'name',
      cell: ({ id, name }) => <PageLink to={vendorPaths.partner(id)}>{name}</PageLink>,
      exported: ({ name }) => name,
    },
    counted(
      'accounts',
      (partnerId) => `${vendorPaths.accounts()}?${new URLSearchParams({ partnerId, archived: 'false' })}`,
    ),
    counted('inInventory', licensesAt('inventory')),
    counted('inAccounts', licensesAt('account')),
    counted('onControllers', licensesAt('controller')),
    {
      key: 'created',
      title: texts.created,
      sort: '-created-at',
      cell: ({ createdAt }) => <Day at={createdAt} />,
      exported: ({ createdAt }) => createdAt,
    },
  ]
  return (
    <Stack>
      <PageHeader title={texts.title} lead={texts.lead} actions={add} />
      <DataTable
        name="partners"
        label={texts.title}
        list={list}
        columns={columns}
        keyOf={({ id }) => id}
        nameOf={({ name }) => name}
        search={texts.search}
        empty={
          <Empty title={texts.none} action={add}>
            {texts.noneWhy}
          </Empty>
        }
      />
      {isAdding ? <AddDialog close={() => setAdding(false)} /> : null}
    </Stack>
  )
}
