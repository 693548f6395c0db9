import { Stack } from '@mantine/core'
import type { Token } from '@tenure/contract'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import type { Column } from '../../ui/data-table/columns.ts'
import { useTexts } from '../../ui/language-context.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Empty } from '../../ui/states.tsx'
import { Day, When } from '../../ui/when.tsx'
import { MayButton } from '../may-button.tsx'
import { useMay } from '../portal.ts'
import { useList } from '../use-list.ts'
import { MakeTokenDialog } from './make-dialog.tsx'
import { RevokeButton } from './revoke.tsx'
import { tokenTexts } from './texts.ts'

/** The tokens with which programs act, of this scope and below. */
export const TokensPage = () => {
  const texts = useTexts(tokenTexts)
  const maySee = useMay('listTokens')
  return (
    <Stack>
      <PageHeader title={texts.title} lead={texts.lead} actions={<MakeButton />} />
      {maySee ? <Tokens /> : <Empty title={texts.noAccess}>{texts.noAccessWhy}</Empty>}
    </Stack>
  )
}

const MakeButton = () => {
  const texts = useTexts(tokenTexts)
  const [isMaking, setMaking] = useState(false)
  return (
    <>
      <MayButton
        operation="createToken"
        leftSection={<Plus size={16} aria-hidden="true" />}
        onClick={() => setMaking(true)}
      >
        {texts.make}
      </MayButton>
      {isMaking ? <MakeTokenDialog close={() => setMaking(false)} /> : null}
    </>
  )
}

const Tokens = () => {
  const texts = useTexts(tokenTexts)
  const list = useList('GET /v1/tokens', {})
  return (
    <DataTable
      name="tokens"
      label={texts.title}
      list={list}
      columns={useColumns()}
      keyOf={({ id }) => id}
      nameOf={({ name }) => name}
      actions={(token) => <RevokeButton token={token} />}
      empty={<Empty title={texts.none}>{texts.noneWhy}</Empty>}
    />
  )
}

const useColumns = (): readonly Column<Token>[] => {
  const texts = useTexts(tokenTexts)
  return [
    {
      key: 'name',
      title: texts.name,
      isFixed: true,
      cell: ({ name }) => name,
      exported: ({ name }) => name,
    },
    {
      key: 'scope',
      title: texts.scope,
      cell: ({ scope }) => texts.scopes[scope],
      exported: ({ scope }) => scope,
    },
    {
      key: 'role',
      title: texts.role,
      cell: ({ role }) => texts.roles[role],
      exported: ({ role }) => role,
    },
    {
      key: 'lastUsed',
      title: texts.lastUsed,
      cell: ({ lastUsedAt }) => (lastUsedAt === null ? texts.never : <When at={lastUsedAt} />),
      exported: ({ lastUsedAt }) => lastUsedAt,
    },
    {
      key: 'expires',
      title: texts.expires,
      cell: ({ expiresAt }) => (expiresAt === null ? texts.neverExpires : <When at={expiresAt} />),
      exported: ({ expiresAt }) => expiresAt,
    },
    {
      key: 'created',
      title: texts.created,
      cell: ({ createdAt }) => <Day at={createdAt} />,
      exported: ({ createdAt }) => createdAt,
    },
  ]
}
