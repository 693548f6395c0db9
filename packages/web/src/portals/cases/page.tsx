import { Stack, Text } from '@mantine/core'
import type { CaseSeen } from '@tenure/contract'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import type { Column } from '../../ui/data-table/columns.ts'
import type { Filter } from '../../ui/data-table/filters.ts'
import { useTexts } from '../../ui/language-context.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { Empty } from '../../ui/states.tsx'
import { When } from '../../ui/when.tsx'
import { vendorPaths } from '../paths.ts'
import { useList } from '../use-list.ts'
import { usePartnerFilter } from '../words/partner-filter.ts'
import { useIsVendor, useWorksPaths } from '../works-paths.ts'
import { CaseState } from './case-state.tsx'
import { caseTexts } from './texts.ts'

/** All cases, the newest first. */
export const CasesPage = () => {
  const texts = useTexts(caseTexts)
  const isVendor = useIsVendor()
  const partners = usePartnerFilter()
  const columns = useColumns()
  const list = useList('GET /v1/cases', {
    filters: ['state', 'kind', 'controllerId', ...(isVendor ? (['partnerId'] as const) : [])],
  })
  const filters: readonly Filter[] = [
    { name: 'state', label: texts.state, options: optionsOf(texts.states) },
    { name: 'kind', label: texts.kind, options: optionsOf(texts.kinds) },
    ...(list.filters['controllerId'] === undefined
      ? []
      : [
          {
            name: 'controllerId',
            label: texts.controller,
            options: (list.items ?? []).slice(0, 1).map(({ controllerId, installCode }) => ({
              value: controllerId,
              label: installCode,
            })),
          },
        ]),
    ...partners,
  ]
  return (
    <Stack>
      <PageHeader title={texts.cases} lead={texts.lead} />
      <DataTable
        name="cases"
        label={texts.cases}
        list={list}
        columns={columns.filter(({ key }) => isVendor || key !== 'partner')}
        keyOf={({ id }) => id}
        nameOf={({ kind, installCode }) => `${texts.kinds[kind]} ${installCode}`}
        filters={filters}
        empty={<Empty title={texts.none}>{texts.noneWhy}</Empty>}
      />
    </Stack>
  )
}

const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

const useColumns = (): readonly Column<CaseSeen>[] => {
  const texts = useTexts(caseTexts)
  const paths = useWorksPaths()
  return [
    {
      key: 'kind',
      title: texts.kind,
      isFixed: true,
      cell: ({ id, kind }) => <PageLink to={paths.case(id)}>{texts.kinds[kind]}</PageLink>,
      exported: ({ kind }) => kind,
    },
    {
      key: 'controller',
      title: texts.controller,
      cell: ({ controllerId, installCode }) => (
        <PageLink to={paths.controller(controllerId)} className="id">
          {installCode}
        </PageLink>
      ),
      exported: ({ installCode }) => installCode,
    },
    {
      key: 'account',
      title: texts.account,
      cell: ({ accountId, accountName }) => <PageLink to={paths.account(accountId)}>{accountName}</PageLink>,
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
    {
      key: 'state',
      title: texts.state,
      cell: ({ state }) => <CaseState state={state} />,
      exported: ({ state }) => state,
    },
    {
      key: 'opened',
      title: texts.opened,
      cell: ({ openedAt }) => <When at={openedAt} />,
      exported: ({ openedAt }) => openedAt,
    },
    {
      key: 'resolution',
      title: texts.resolution,
      cell: ({ resolution }) => (
        <Text size="sm" lineClamp={2}>
          {resolution ?? '–'}
        </Text>
      ),
      exported: ({ resolution }) => resolution,
    },
  ]
}
