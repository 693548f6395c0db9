import { Stack } from '@mantine/core'
import type { Partner } from '@tenure/contract'
import { useState } from 'react'
import { MayButton } from '../../portals/may-button.tsx'
import { vendorPaths } from '../../portals/paths.ts'
import { useList } from '../../portals/use-list.ts'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import type { Column } from '../../ui/data-table/columns.ts'
import { useTexts } from '../../ui/language-context.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { Empty } from '../../ui/states.tsx'
import { When } from '../../ui/when.tsx'
import { AddDialog } from './add-dialog.tsx'
import { partnersTexts } from './texts.ts'

/** The vendor's direct customers. */
export const PartnersPage = () => {
  const texts = useTexts(partnersTexts)
  const [isAdding, setAdding] = useState(false)
  const list = useList('GET /v1/partners', {})
  const add = (
    <MayButton operation="createPartner" onClick={() => setAdding(true)}>
      {texts.add}
    </MayButton>
  )
  const columns: readonly Column<Partner>[] = [
    {
      key: 'name',
      title: texts.name,
      isFixed: true,
      cell: ({ id, name }) => <PageLink to={vendorPaths.partner(id)}>{name}</PageLink>,
      exported: ({ name }) => name,
    },
    {
      key: 'created',
      title: texts.created,
      cell: ({ createdAt }) => <When at={createdAt} />,
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
