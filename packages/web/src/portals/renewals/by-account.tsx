import { Alert, Button } from '@mantine/core'
import { useState } from 'react'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import type { Column } from '../../ui/data-table/columns.ts'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { useSearchState } from '../../ui/search-state.ts'
import { Empty } from '../../ui/states.tsx'
import { Day } from '../../ui/when.tsx'
import { MayButton } from '../may-button.tsx'
import { useIsVendor, useWorksPaths } from '../works-paths.ts'
import { byAccount, listOfAll, MOST_ENDING, useEnding, type EndingAccount } from './ending.ts'
import { RenewDialog } from './renew-dialog.tsx'
import { renewalTexts } from './texts.ts'

/** What ends, account by account. */
export const EndingAccounts = ({ days }: { readonly days: number }) => {
  const texts = useTexts(renewalTexts)
  const { number } = useFormats()
  const { search, change } = useSearchState()
  const isVendor = useIsVendor()
  const ending = useEnding(days, search['partnerId'])
  const accounts = ending.data === undefined ? undefined : byAccount(ending.data.items)
  const [renewing, renew] = useState<EndingAccount | null>(null)
  const columns = useColumns().filter(({ key }) => isVendor || key !== 'partner')
  return (
    <>
      {ending.data?.isCut === true ? (
        <Alert
          variant="light"
          color="yellow"
          title={texts.cut(number(MOST_ENDING))}
          classNames={{ title: 'notice-title' }}
        />
      ) : null}
      <DataTable
        name="renewals-by-account"
        label={texts.title}
        list={listOfAll(accounts, ending.error, () => void ending.refetch())}
        columns={columns}
        keyOf={({ key }) => key}
        nameOf={({ accountName }) => accountName ?? texts.inventory}
        actions={(account) =>
          account.accountId === null ? null : (
            <MayButton
              operation="transferLicenses"
              whyNot={account.devices === 0 ? texts.nothingToRenew : null}
              size="compact-sm"
              variant="light"
              onClick={() => renew(account)}
            >
              {texts.renew} …
            </MayButton>
          )
        }
        empty={
          <Empty
            title={texts.none(number(days))}
            action={
              days === 90 ? null : <Button onClick={() => change({ days: null })}>{texts.lookFurther}</Button>
            }
          >
            {texts.noneWhy}
          </Empty>
        }
      />
      {renewing === null || renewing.accountId === null ? null : (
        <RenewDialog
          account={{
            id: renewing.accountId,
            name: renewing.accountName ?? '',
            partnerId: renewing.partnerId,
          }}
          ending={renewing.licenses}
          close={() => renew(null)}
        />
      )}
    </>
  )
}

const useColumns = (): readonly Column<EndingAccount>[] => {
  const texts = useTexts(renewalTexts)
  const { number } = useFormats()
  const paths = useWorksPaths()
  return [
    {
      key: 'account',
      title: texts.account,
      isFixed: true,
      cell: ({ accountId, accountName }) =>
        accountId === null ? (
          texts.inventory
        ) : (
          <PageLink to={paths.account(accountId)}>{accountName}</PageLink>
        ),
      exported: ({ accountName }) => accountName ?? texts.inventory,
    },
    {
      key: 'partner',
      title: texts.partner,
      cell: ({ partnerName }) => partnerName,
      exported: ({ partnerName }) => partnerName,
    },
    {
      key: 'firstEnd',
      title: texts.firstEnd,
      cell: ({ firstEndAt }) => <Day at={firstEndAt} />,
      exported: ({ firstEndAt }) => firstEndAt,
    },
    {
      key: 'licenses',
      title: texts.licenses,
      isFigure: true,
      cell: ({ licenses }) => number(licenses.length),
      exported: ({ licenses }) => licenses.length,
    },
    {
      key: 'devices',
      title: texts.devices,
      isFigure: true,
      cell: ({ devices }) => number(devices),
      exported: ({ devices }) => devices,
    },
    {
      key: 'controllers',
      title: texts.controllers,
      isFigure: true,
      cell: ({ controllers }) => number(controllers),
      exported: ({ controllers }) => controllers,
    },
  ]
}
