import { Button, Stack } from '@mantine/core'
import { useList, type ItemOf } from '../../portals/use-list.ts'
import { licenseWords } from '../../portals/words/license-words.ts'
import type { Column } from '../../ui/data-table/columns.ts'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { LicenseId } from '../../ui/license-id.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { Empty } from '../../ui/states.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { Day } from '../../ui/when.tsx'
import { Where } from '../cells.tsx'
import { useCustomer } from '../use-customer.ts'
import { licensesTexts } from './texts.ts'

type License = ItemOf<'GET /v1/licenses'>

/** All that the account has. */
export const LicensesPage = () => {
  const texts = useTexts(licensesTexts)
  const words = useTexts(licenseWords)
  const { paths } = useCustomer()
  const list = useList('GET /v1/licenses', { filters: ['at', 'kind', 'state'], sort: '-issued-at' })
  const choices = (labels: Readonly<Record<string, string>>) =>
    Object.entries(labels).map(([value, label]) => ({ value, label }))
  return (
    <Stack>
      <PageHeader title={texts.title} lead={texts.lead} />
      <DataTable
        name="customer-licenses"
        label={texts.title}
        list={list}
        columns={useColumns()}
        keyOf={({ id }) => id}
        nameOf={(license) => words.describe(license)}
        search={texts.search}
        filters={[
          { name: 'at', label: texts.place, options: choices(texts.places) },
          { name: 'kind', label: texts.kind, options: choices(words.kinds) },
          { name: 'state', label: texts.status, options: choices(words.states) },
        ]}
        isExported
        empty={
          <Empty
            title={texts.none}
            action={
              <Button variant="default" component={PageLink} to={paths.contacts()}>
                {texts.contacts}
              </Button>
            }
          >
            {texts.noneWhy}
          </Empty>
        }
      />
    </Stack>
  )
}

const useColumns = (): readonly Column<License>[] => {
  const texts = useTexts(licensesTexts)
  const words = useTexts(licenseWords)
  const { number } = useFormats()
  const { paths } = useCustomer()
  return [
    {
      key: 'license',
      title: texts.license,
      isFixed: true,
      cell: (license) => <PageLink to={paths.license(license.id)}>{words.describe(license)}</PageLink>,
      exported: (license) => words.describe(license),
    },
    {
      key: 'id',
      title: texts.id,
      cell: ({ id }) => <LicenseId id={id} />,
      exported: ({ id }) => id,
    },
    {
      key: 'where',
      title: texts.where,
      cell: (license) => <Where license={license} />,
      exported: ({ holder, installCode }) => installCode ?? holder.at,
    },
    {
      key: 'status',
      title: texts.status,
      cell: ({ status }) => <StatusBadge status={status} />,
      exported: ({ status }) => status.text,
    },
    {
      key: 'quantity',
      title: texts.quantity,
      isFigure: true,
      isExtra: true,
      cell: ({ quantity }) => number(quantity),
      exported: ({ quantity }) => quantity,
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
      sort: 'issued-at',
      cell: ({ issuedAt }) => <Day at={issuedAt} />,
      exported: ({ issuedAt }) => issuedAt,
    },
  ]
}
