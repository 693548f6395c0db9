import { Stack } from '@mantine/core'
import type { AuditEntry } from '@tenure/contract'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import type { Column } from '../../ui/data-table/columns.ts'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Empty } from '../../ui/states.tsx'
import { When } from '../../ui/when.tsx'
import { useMay } from '../portal.ts'
import { useList } from '../use-list.ts'
import { usePartnerFilter } from '../words/partner-filter.ts'
import { useIsVendor } from '../works-paths.ts'
import { operationWords } from './operation-words.ts'
import { Target } from './target.tsx'
import { auditTexts } from './texts.ts'

/** Who changed what, newest first. */
export const AuditPage = () => {
  const texts = useTexts(auditTexts)
  const maySee = useMay('listAudit')
  return (
    <Stack>
      <PageHeader title={texts.title} lead={texts.lead} />
      {maySee ? <Entries /> : <Empty title={texts.noAccess}>{texts.noAccessWhy}</Empty>}
    </Stack>
  )
}

const Entries = () => {
  const texts = useTexts(auditTexts)
  const words: Readonly<Record<string, string>> = useTexts(operationWords)
  const isVendor = useIsVendor()
  const partners = usePartnerFilter()
  const list = useList('GET /v1/audit', {
    filters: ['operation', 'since', ...(isVendor ? (['partnerId'] as const) : [])],
  })
  const operations = Object.entries(words)
    .map(([value, label]) => ({ value, label }))
    .toSorted((a, b) => a.label.localeCompare(b.label))
  return (
    <DataTable
      name="audit"
      label={texts.title}
      list={list}
      columns={useColumns().filter(({ key }) => isVendor || key !== 'partner')}
      keyOf={({ id }) => id}
      nameOf={({ operation }) => words[operation] ?? operation}
      filters={[
        { name: 'operation', label: texts.what, options: operations },
        { name: 'since', label: texts.since, kind: 'day' },
        ...partners.filter(({ name }) => name === 'partnerId'),
      ]}
      empty={<Empty title={texts.none}>{texts.noneWhy}</Empty>}
    />
  )
}

const useColumns = (): readonly Column<AuditEntry>[] => {
  const texts = useTexts(auditTexts)
  const words: Readonly<Record<string, string>> = useTexts(operationWords)
  const { number } = useFormats()
  const told = ({ operation, summary: { licenseIds } }: AuditEntry) =>
    `${words[operation] ?? operation}${Array.isArray(licenseIds) ? ` (${number(licenseIds.length)})` : ''}`
  const details = ({ summary }: AuditEntry) =>
    Object.entries(summary)
      .map(([name, value]) => `${name}: ${Array.isArray(value) ? number(value.length) : String(value)}`)
      .join(', ')
  return [
    {
      key: 'at',
      title: texts.at,
      isFixed: true,
      cell: ({ at }) => <When at={at} />,
      exported: ({ at }) => at,
    },
    { key: 'actor', title: texts.actor, cell: ({ actor }) => actor, exported: ({ actor }) => actor },
    { key: 'what', title: texts.what, cell: told, exported: told },
    {
      key: 'about',
      title: texts.about,
      cell: (entry) => <Target entry={entry} />,
      exported: ({ target }) => target,
    },
    {
      key: 'partner',
      title: texts.partner,
      cell: ({ partnerName }) => partnerName ?? texts.vendor,
      exported: ({ partnerName }) => partnerName,
    },
    {
      key: 'details',
      title: texts.details,
      isExtra: true,
      cell: (entry) => <span className="id">{details(entry)}</span>,
      exported: ({ summary }) => JSON.stringify(summary),
    },
    {
      key: 'request',
      title: texts.request,
      isExtra: true,
      cell: ({ requestId }) => <span className="id">{requestId}</span>,
      exported: ({ requestId }) => requestId,
    },
  ]
}
