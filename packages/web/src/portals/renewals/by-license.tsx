import type { LicenseSeen } from '@tenure/contract'
import { wholeDaysBetween } from '@tenure/core'
import { useState } from 'react'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import type { Column } from '../../ui/data-table/columns.ts'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { LicenseId, shortId } from '../../ui/license-id.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { Empty } from '../../ui/states.tsx'
import { Day } from '../../ui/when.tsx'
import { MayButton } from '../may-button.tsx'
import { useServiceClock } from '../portal.ts'
import { useList } from '../use-list.ts'
import { HolderLink } from '../words/holder-link.tsx'
import { licenseWords } from '../words/license-words.ts'
import { usePartnerFilter } from '../words/partner-filter.ts'
import { useWorksPaths } from '../works-paths.ts'
import { endingWithin } from './ending.ts'
import { RenewDialog } from './renew-dialog.tsx'
import { renewalTexts } from './texts.ts'

/** What ends, license by license. */
export const EndingLicenses = ({ days }: { readonly days: number }) => {
  const texts = useTexts(renewalTexts)
  const words = useTexts(licenseWords)
  const { number } = useFormats()
  const now = useServiceClock()
  const partners = usePartnerFilter()
  const [renewing, renew] = useState<LicenseSeen | null>(null)
  const list = useList('GET /v1/licenses', {
    query: endingWithin(days, now()),
    filters: ['kind', 'partnerId', 'accountId'],
    sort: 'ends-at',
  })
  const kinds = (['maintenance', 'remote-cms', 'trial'] as const).map((value) => ({
    value,
    label: words.kinds[value],
  }))
  return (
    <>
      <DataTable
        name="renewals"
        label={texts.title}
        list={list}
        columns={useColumns()}
        keyOf={({ id }) => id}
        nameOf={(license) => `${words.describe(license)} ${shortId(license.id)}`}
        filters={[{ name: 'kind', label: texts.license, options: kinds }, ...partners]}
        actions={(license) =>
          license.kind === 'maintenance' ? (
            <MayButton
              operation="transferLicenses"
              whyNot={license.holder.accountId === null ? texts.notAccount : null}
              size="compact-sm"
              variant="light"
              onClick={() => renew(license)}
            >
              {texts.renew} …
            </MayButton>
          ) : null
        }
        empty={<Empty title={texts.none(number(days))}>{texts.noneWhy}</Empty>}
      />
      {renewing === null || renewing.holder.accountId === null ? null : (
        <RenewDialog
          account={{
            id: renewing.holder.accountId,
            name: renewing.accountName ?? '',
            partnerId: renewing.partnerId,
          }}
          ending={[renewing]}
          close={() => renew(null)}
        />
      )}
    </>
  )
}

const useColumns = (): readonly Column<LicenseSeen>[] => {
  const texts = useTexts(renewalTexts)
  const words = useTexts(licenseWords)
  const { number } = useFormats()
  const now = useServiceClock()
  const paths = useWorksPaths()
  const left = ({ endsAt }: LicenseSeen) =>
    endsAt === null ? null : wholeDaysBetween(now(), Date.parse(endsAt))
  return [
    {
      key: 'license',
      title: texts.license,
      isFixed: true,
      cell: (license) => <PageLink to={paths.license(license.id)}>{words.describe(license)}</PageLink>,
      exported: (license) => words.describe(license),
    },
    {
      key: 'account',
      title: texts.account,
      cell: ({ holder, accountName }) =>
        holder.accountId === null ? (
          texts.inventory
        ) : (
          <PageLink to={paths.account(holder.accountId)}>{accountName}</PageLink>
        ),
      exported: ({ accountName }) => accountName ?? texts.inventory,
    },
    {
      key: 'where',
      title: texts.controller,
      cell: (license) => <HolderLink license={license} />,
      exported: ({ installCode, accountName }) => installCode ?? accountName,
    },
    {
      key: 'quantity',
      title: texts.quantity,
      isFigure: true,
      cell: ({ quantity }) => number(quantity),
      exported: ({ quantity }) => quantity,
    },
    {
      key: 'ends',
      title: texts.ends,
      sort: 'ends-at',
      cell: ({ endsAt }) => <Day at={endsAt} />,
      exported: ({ endsAt }) => endsAt,
    },
    {
      key: 'daysLeft',
      title: texts.daysLeft,
      isFigure: true,
      cell: (license) => number(left(license) ?? 0),
      exported: left,
    },
    {
      key: 'id',
      title: texts.licenseId,
      cell: ({ id }) => <LicenseId id={id} />,
      exported: ({ id }) => id,
    },
  ]
}
