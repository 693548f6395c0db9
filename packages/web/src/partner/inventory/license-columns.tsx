import type { LicenseSeen } from '@tenure/contract'
import type { Column } from '../../ui/data-table/columns.ts'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { LicenseId } from '../../ui/license-id.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { Day } from '../../ui/when.tsx'
import { HolderLink } from '../../portals/words/holder-link.tsx'
import { licenseWords } from '../../portals/words/license-words.ts'
import { useWorksPaths } from '../../portals/works-paths.ts'
import { inventoryTexts } from './texts.ts'

type LicenseColumn = Column<LicenseSeen>
type Key = (typeof keys)[number]
const keys = [
  'description',
  'id',
  'kind',
  'account',
  'where',
  'quantity',
  'status',
  'ends',
  'sku',
  'order',
  'issued',
] as const

/** The columns of both inventories, those that are asked for and in that order. */
export const useLicenseColumns = (wanted: readonly Key[]): readonly LicenseColumn[] => {
  const texts = useTexts(inventoryTexts)
  const words = useTexts(licenseWords)
  const paths = useWorksPaths()
  const { number } = useFormats()
  const columns: Record<Key, Omit<LicenseColumn, 'key'>> = {
    description: {
      title: texts.description,
      isFixed: true,
      cell: (license) => <PageLink to={paths.license(license.id)}>{words.describe(license)}</PageLink>,
      exported: (license) => words.describe(license),
    },
    id: {
      title: texts.licenseId,
      cell: ({ id }) => <LicenseId id={id} />,
      exported: ({ id }) => id,
    },
    kind: {
      title: texts.kind,
      isExtra: true,
      cell: ({ kind }) => words.kinds[kind],
      exported: ({ kind }) => words.kinds[kind],
    },
    account: {
      title: texts.account,
      cell: ({ accountName, holder }) =>
        holder.accountId === null || accountName === null ? (
          '–'
        ) : (
          <PageLink to={paths.account(holder.accountId)}>{accountName}</PageLink>
        ),
      exported: ({ accountName }) => accountName,
    },
    where: {
      title: texts.where,
      cell: (license) =>
        license.holder.at === 'controller' ? <HolderLink license={license} /> : texts.places.account,
      exported: ({ installCode }) => installCode ?? texts.places.account,
    },
    quantity: {
      title: texts.quantity,
      isFigure: true,
      cell: ({ quantity }) => number(quantity),
      exported: ({ quantity }) => quantity,
    },
    status: {
      title: texts.status,
      cell: ({ status }) => <StatusBadge status={status} />,
      exported: ({ status }) => status.text,
    },
    ends: {
      title: texts.ends,
      sort: 'ends-at',
      isExtra: !wanted.includes('where'),
      cell: ({ endsAt }) => <Day at={endsAt} />,
      exported: ({ endsAt }) => endsAt,
    },
    sku: { title: texts.sku, isExtra: true, cell: ({ sku }) => sku, exported: ({ sku }) => sku },
    order: {
      title: texts.order,
      isExtra: wanted.includes('where'),
      cell: ({ orderReference }) => orderReference ?? <span className="nothing">–</span>,
      exported: ({ orderReference }) => orderReference,
    },
    issued: {
      title: texts.issued,
      sort: '-issued-at',
      isExtra: wanted.includes('where'),
      cell: ({ issuedAt }) => <Day at={issuedAt} />,
      exported: ({ issuedAt }) => issuedAt,
    },
  }
  return wanted.map((key) => ({ key, ...columns[key] }))
}

/** What both lists are narrowed by. */
export const useLicenseFilters = () => {
  const texts = useTexts(inventoryTexts)
  const words = useTexts(licenseWords)
  const options = (names: Readonly<Record<string, string>>) =>
    Object.entries(names).map(([value, label]) => ({ value, label }))
  return [
    { name: 'kind', label: texts.kind, options: options(words.kinds) },
    { name: 'state', label: texts.status, options: options(words.states) },
  ]
}
