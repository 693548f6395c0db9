import { Stack } from '@mantine/core'
import type { IdentityProvider } from '@tenure/contract'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Copy } from '../../ui/copy.tsx'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import type { Column } from '../../ui/data-table/columns.ts'
import { useTexts } from '../../ui/language-context.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Empty } from '../../ui/states.tsx'
import { Day, When } from '../../ui/when.tsx'
import { MayButton } from '../may-button.tsx'
import { useMay } from '../portal.ts'
import { useList } from '../use-list.ts'
import { AddProviderDialog } from './add-dialog.tsx'
import { ProviderMenu } from './provider-menu.tsx'
import { ssoTexts } from './texts.ts'

/** The identity providers of the vendor, or of the partner whose portal this is. */
export const SingleSignOnPage = () => {
  const texts = useTexts(ssoTexts)
  const maySee = useMay('listIdentityProviders')
  const [isAdding, setAdding] = useState(false)
  return (
    <Stack>
      <PageHeader
        title={texts.title}
        lead={texts.lead}
        actions={
          <MayButton
            operation="addIdentityProvider"
            leftSection={<Plus size={16} aria-hidden="true" />}
            onClick={() => setAdding(true)}
          >
            {texts.add}
          </MayButton>
        }
      />
      {maySee ? <Providers /> : <Empty title={texts.noAccess}>{texts.noAccessWhy}</Empty>}
      {isAdding ? <AddProviderDialog close={() => setAdding(false)} /> : null}
    </Stack>
  )
}

const Providers = () => {
  const texts = useTexts(ssoTexts)
  const list = useList('GET /v1/identity-providers', {})
  return (
    <DataTable
      name="identity-providers"
      label={texts.title}
      list={list}
      columns={useColumns()}
      keyOf={({ id }) => id}
      nameOf={({ domain }) => domain}
      actions={(provider) => <ProviderMenu provider={provider} />}
      empty={<Empty title={texts.none}>{texts.noneWhy}</Empty>}
    />
  )
}

const useColumns = (): readonly Column<IdentityProvider>[] => {
  const texts = useTexts(ssoTexts)
  const told = ({ required }: IdentityProvider) => (required ? texts.requiredYes : texts.requiredNo)
  return [
    {
      key: 'domain',
      title: texts.domain,
      isFixed: true,
      cell: ({ domain }) => domain,
      exported: ({ domain }) => domain,
    },
    { key: 'issuer', title: texts.issuer, cell: ({ issuer }) => issuer, exported: ({ issuer }) => issuer },
    {
      key: 'clientId',
      title: texts.clientId,
      cell: ({ clientId }) => clientId,
      exported: ({ clientId }) => clientId,
    },
    {
      key: 'redirect',
      title: texts.redirect,
      cell: ({ redirectUri }) => (
        <>
          <span className="id">{redirectUri}</span> <Copy text={redirectUri} what={texts.redirect} />
        </>
      ),
      exported: ({ redirectUri }) => redirectUri,
    },
    { key: 'required', title: texts.required, cell: told, exported: told },
    {
      key: 'lastUsed',
      title: texts.lastUsed,
      cell: ({ lastUsedAt }) => (lastUsedAt === null ? texts.never : <When at={lastUsedAt} />),
      exported: ({ lastUsedAt }) => lastUsedAt,
    },
    {
      key: 'added',
      title: texts.added,
      isExtra: true,
      cell: ({ createdAt }) => <Day at={createdAt} />,
      exported: ({ createdAt }) => createdAt,
    },
  ]
}
