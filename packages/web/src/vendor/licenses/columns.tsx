import type { LicenseSeen } from '@tenure/contract'
import { vendorPaths } from '../../portals/paths.ts'
import { HolderLink } from '../../portals/words/holder-link.tsx'
import { licenseWords } from '../../portals/words/license-words.ts'
import type { Column } from '../../ui/data-table/columns.ts'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { LicenseId } from '../../ui/license-id.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { Day, When } from '../../ui/when.tsx'
import { licensesTexts } from './texts.ts'

/** The columns of lists of licenses in the vendor console. */
export const useLicenseColumns = (): readonly Column<LicenseSeen>[] => {
  const texts = useTexts(licensesTexts)
  const words = useTexts(licenseWords)
  const { number } = useFormats()
  return [
    {
      key: 'license',
      title: texts.license,
      isFixed: true,
      cell: ({ id }) => <LicenseId id={id} to={vendorPaths.license(id)} />,
      exported: ({ id }) => id,
    },
    {
      key: 'description',
      title: texts.description,
      cell: (license) => words.describe(license),
      exported: ({ description }) => description,
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
      key: 'where',
      title: texts.where,
      cell: (license) => <HolderLink license={license} />,
      exported: ({ holder, accountName, installCode }) => installCode ?? accountName ?? holder.at,
    },
    {
      key: 'account',
      title: texts.account,
      isExtra: true,
      cell: ({ holder, accountName }) =>
        holder.accountId === null ? (
          <Day at={null} />
        ) : (
          <PageLink to={vendorPaths.account(holder.accountId)}>{accountName}</PageLink>
        ),
      exported: ({ accountName }) => accountName,
    },
    {
      key: 'partner',
      title: texts.partner,
      cell: ({ partnerId, partnerName }) => (
        <PageLink to={vendorPaths.partner(partnerId)}>{partnerName}</PageLink>
      ),
      exported: ({ partnerName }) => partnerName,
    },
    { key: 'sku', title: texts.sku, isExtra: true, cell: ({ sku }) => sku, exported: ({ sku }) => sku },
    {
      key: 'order',
      title: texts.order,
      isExtra: true,
      cell: ({ orderReference }) => orderReference ?? <Day at={null} />,
      exported: ({ orderReference }) => orderReference,
    },
    {
      key: 'started',
      title: texts.started,
      isExtra: true,
      cell: ({ startsAt }) => <Day at={startsAt} />,
      exported: ({ startsAt }) => startsAt,
    },
    {
      key: 'ends',
      title: texts.ends,
      sort: 'ends-at',
      cell: ({ endsAt }) => <Day at={endsAt} />,
      exported: ({ endsAt }) => endsAt,
    },
    {
      key: 'issued',
      title: texts.issued,
      sort: '-issued-at',
      cell: ({ issuedAt }) => <When at={issuedAt} />,
      exported: ({ issuedAt }) => issuedAt,
    },
  ]
}
