import { Stack } from '@mantine/core'
import type { Release } from '@tenure/contract'
import { useState } from 'react'
import { MayButton } from '../../portals/may-button.tsx'
import { useList } from '../../portals/use-list.ts'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import type { Column } from '../../ui/data-table/columns.ts'
import { useTexts } from '../../ui/language-context.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Empty } from '../../ui/states.tsx'
import { Day } from '../../ui/when.tsx'
import { ManifestButton } from './manifest-button.tsx'
import { PublishDialog } from './publish-dialog.tsx'
import { releasesTexts } from './texts.ts'

/** The versions of the controller software. */
export const ReleasesPage = () => {
  const texts = useTexts(releasesTexts)
  const [isPublishing, setPublishing] = useState(false)
  const list = useList('GET /v1/releases', {})
  const publish = (
    <MayButton operation="publishRelease" onClick={() => setPublishing(true)}>
      {texts.publish}
    </MayButton>
  )
  return (
    <Stack>
      <PageHeader title={texts.title} lead={texts.lead} actions={publish} />
      <DataTable
        name="releases"
        label={texts.title}
        list={list}
        columns={useColumns()}
        keyOf={({ version }) => version}
        nameOf={({ version }) => version}
        actions={({ version }) => <ManifestButton version={version} />}
        empty={<Empty title={texts.none}>{texts.noneWhy}</Empty>}
      />
      {isPublishing ? <PublishDialog close={() => setPublishing(false)} /> : null}
    </Stack>
  )
}

const useColumns = (): readonly Column<Release>[] => {
  const texts = useTexts(releasesTexts)
  return [
    {
      key: 'version',
      title: texts.version,
      isFixed: true,
      cell: ({ version }) => version,
      exported: ({ version }) => version,
    },
    {
      key: 'kind',
      title: texts.kind,
      cell: ({ kind }) => texts.kinds[kind],
      exported: ({ kind }) => kind,
    },
    { key: 'needs', title: texts.gate, cell: ({ kind }) => texts.needs[kind] },
    {
      key: 'published',
      title: texts.published,
      cell: ({ publishedAt }) => <Day at={publishedAt} />,
      exported: ({ publishedAt }) => publishedAt,
    },
  ]
}
