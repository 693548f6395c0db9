import { Button } from '@mantine/core'
import type { AccountSeen, LicenseSeen } from '@tenure/contract'
import { useState } from 'react'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import type { Column } from '../../ui/data-table/columns.ts'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { LicenseId, shortId } from '../../ui/license-id.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { Empty } from '../../ui/states.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { Day } from '../../ui/when.tsx'
import { useInventoryPath } from '../inventory-path.ts'
import { MayButton } from '../may-button.tsx'
import { RecallDialog } from '../movements/recall-dialog.tsx'
import { movementTexts } from '../movements/texts.ts'
import { whyNotRecall } from '../movements/why-not.ts'
import { useList } from '../use-list.ts'
import { HolderLink } from '../words/holder-link.tsx'
import { licenseWords } from '../words/license-words.ts'
import { useWorksPaths } from '../works-paths.ts'
import { accountTexts } from './texts.ts'

type Asked = { readonly licenses: readonly LicenseSeen[]; readonly clear: () => void }

/** The licenses of an account and where each is; those that no controller holds can be recalled. */
export const AccountLicenses = ({ account }: { readonly account: AccountSeen }) => {
  const texts = useTexts(accountTexts)
  const moves = useTexts(movementTexts)
  const words = useTexts(licenseWords)
  const { number } = useFormats()
  const inventory = useInventoryPath(account.partnerId)
  const [asked, ask] = useState<Asked | null>(null)
  const list = useList('GET /v1/licenses', {
    query: { accountId: account.id },
    filters: ['kind', 'state'],
    sort: '-issued-at',
  })
  const options = (names: Readonly<Record<string, string>>) =>
    Object.entries(names).map(([value, label]) => ({ value, label }))
  return (
    <>
      <DataTable
        name="account-licenses"
        label={texts.tabs.licenses}
        list={list}
        columns={useColumns()}
        keyOf={({ id }) => id}
        nameOf={(license) => `${words.describe(license)} ${shortId(license.id)}`}
        filters={[
          { name: 'kind', label: texts.license, options: options(words.kinds) },
          { name: 'state', label: texts.status, options: options(words.states) },
        ]}
        bulk={(licenses, clear) => (
          <MayButton operation="recallLicenses" onClick={() => ask({ licenses, clear })}>
            {moves.recallTitle(licenses.length, number(licenses.length))} …
          </MayButton>
        )}
        whyNot={(license) => whyNotRecall(license, moves)}
        empty={
          <Empty
            title={texts.licensesNone}
            action={
              <Button component={PageLink} to={inventory}>
                {texts.toInventory}
              </Button>
            }
          >
            {texts.licensesNoneWhy}
          </Empty>
        }
      />
      {asked === null ? null : (
        <RecallDialog licenses={asked.licenses} close={() => ask(null)} done={asked.clear} />
      )}
    </>
  )
}

const useColumns = (): readonly Column<LicenseSeen>[] => {
  const texts = useTexts(accountTexts)
  const words = useTexts(licenseWords)
  const { number } = useFormats()
  const paths = useWorksPaths()
  return [
    {
      key: 'license',
      title: texts.license,
      isFixed: true,
      cell: (license) => <PageLink to={paths.license(license.id)}>{words.describe(license)}</PageLink>,
      exported: (license) => words.describe(license),
    },
    {
      key: 'where',
      title: texts.where,
      cell: (license) =>
        license.holder.at === 'controller' ? <HolderLink license={license} /> : texts.inAccount,
      exported: ({ installCode }) => installCode ?? texts.inAccount,
    },
    {
      key: 'quantity',
      title: texts.quantity,
      isFigure: true,
      cell: ({ quantity }) => number(quantity),
      exported: ({ quantity }) => quantity,
    },
    {
      key: 'status',
      title: texts.status,
      cell: ({ status }) => <StatusBadge status={status} />,
      exported: ({ status }) => status.text,
    },
    {
      key: 'ends',
      title: texts.ends,
      sort: 'ends-at',
      cell: ({ endsAt }) => <Day at={endsAt} />,
      exported: ({ endsAt }) => endsAt,
    },
    {
      key: 'id',
      title: texts.licenseId,
      cell: ({ id }) => <LicenseId id={id} />,
      exported: ({ id }) => id,
    },
  ]
}
