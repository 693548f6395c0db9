import { Badge, Button, SegmentedControl } from '@mantine/core'
import type { NoticeReply } from '@tenure/contract'
import { useState } from 'react'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import type { Column } from '../../ui/data-table/columns.ts'
import type { Filter } from '../../ui/data-table/filters.ts'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { LicenseId } from '../../ui/license-id.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { useSearchState } from '../../ui/search-state.ts'
import { Empty } from '../../ui/states.tsx'
import { Day, When } from '../../ui/when.tsx'
import { useList } from '../use-list.ts'
import { licenseWords } from '../words/license-words.ts'
import { useWorksPaths } from '../works-paths.ts'
import { NoticePreview, type Previewed } from './notice-preview.tsx'
import { noticeTexts } from './texts.ts'

type Props = {
  /** What the list is always narrowed to. */
  readonly narrowed?: { readonly accountId?: string }
  readonly filters?: readonly Filter[]
}

/** What was told by mail, or will be: to whom and when (M9). */
export const NoticeList = ({ narrowed = {}, filters = [] }: Props) => {
  const texts = useTexts(noticeTexts)
  const { search, change } = useSearchState()
  const [previewed, preview] = useState<Previewed | null>(null)
  const state = search['notices'] === 'upcoming' ? 'upcoming' : 'sent'
  const list = useList('GET /v1/notices', { query: { ...narrowed, state }, filters: ['partnerId'] })
  const columns = useColumns()
  return (
    <>
      <DataTable
        key={state}
        name={`notices-${state}`}
        label={texts.list}
        list={list}
        columns={columns.filter(
          ({ key }) =>
            !(key === 'account' && narrowed.accountId !== undefined) && (state === 'sent' || key !== 'state'),
        )}
        keyOf={(notice) =>
          [notice.kind, notice.at, notice.licenseId, notice.controllerId, notice.recipients[0]?.email].join(
            ' ',
          )
        }
        nameOf={({ kind }) => texts.kinds[kind]}
        filters={filters}
        aside={
          <SegmentedControl
            size="sm"
            aria-label={texts.which}
            value={state}
            data={[
              { value: 'sent', label: texts.sent },
              { value: 'upcoming', label: texts.upcoming },
            ]}
            onChange={(value) => change({ notices: value === 'sent' ? null : value, cursor: null })}
          />
        }
        actions={({ kind, licenseId, recipients }) => (
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={texts.previewOf(texts.kinds[kind])}
            onClick={() => preview({ kind, licenseId, language: recipients[0]?.language })}
          >
            {texts.preview}
          </Button>
        )}
        empty={
          <Empty title={state === 'sent' ? texts.sentNone : texts.upcomingNone}>
            {state === 'sent' ? texts.sentNoneWhy : texts.upcomingNoneWhy}
          </Empty>
        }
      />
      {previewed === null ? null : <NoticePreview {...previewed} close={() => preview(null)} />}
    </>
  )
}

const useColumns = (): readonly Column<NoticeReply>[] => {
  const texts = useTexts(noticeTexts)
  const { instant } = useFormats()
  const paths = useWorksPaths()
  const words = useTexts(licenseWords)
  const about = ({ kind, daysBefore }: NoticeReply) =>
    daysBefore === null ? texts.kinds[kind] : `${texts.kinds[kind]}, ${texts.step(daysBefore)}`
  const whom = ({ recipients }: NoticeReply) => recipients.map(({ email }) => email).join(', ')
  return [
    {
      key: 'when',
      title: texts.when,
      isFixed: true,
      cell: ({ state, at, sentAt }) => (state === 'upcoming' ? <Day at={at} /> : <When at={sentAt ?? at} />),
      exported: ({ at, sentAt }) => sentAt ?? at,
    },
    { key: 'about', title: texts.about, cell: about, exported: about },
    {
      key: 'recipients',
      title: texts.recipients,
      cell: ({ recipients }) =>
        recipients.length === 0 ? (
          <span className="nothing">{texts.nobody}</span>
        ) : (
          recipients.map(({ email, as }) => (
            <div key={`${email} ${as}`}>
              {email} <span className="nothing">({texts.as[as]})</span>
            </div>
          ))
        ),
      exported: whom,
    },
    {
      key: 'account',
      title: texts.account,
      cell: ({ accountId, accountName }) =>
        accountId === null ? (
          texts.inventory
        ) : (
          <PageLink to={paths.account(accountId)}>{accountName ?? texts.account}</PageLink>
        ),
      exported: ({ accountName }) => accountName ?? texts.inventory,
    },
    {
      key: 'license',
      title: texts.license,
      cell: ({ licenseId, license, controllerId, installCode }) =>
        licenseId === null ? (
          controllerId === null ? null : (
            <PageLink to={paths.controller(controllerId)}>{installCode ?? texts.controller}</PageLink>
          )
        ) : (
          <>
            {license === null ? null : <div>{words.describe(license)}</div>}
            <LicenseId id={licenseId} to={paths.license(licenseId)} />
          </>
        ),
      exported: ({ license, installCode }) => (license === null ? installCode : words.describe(license)),
    },
    {
      key: 'id',
      title: texts.licenseId,
      isExtra: true,
      cell: ({ licenseId }) =>
        licenseId === null ? <span className="nothing">–</span> : <span className="id">{licenseId}</span>,
      exported: ({ licenseId }) => licenseId,
    },
    {
      key: 'ends',
      title: texts.ends,
      cell: ({ endsAt }) => <Day at={endsAt} />,
      exported: ({ endsAt }) => endsAt,
    },
    {
      key: 'state',
      title: texts.state,
      cell: ({ state, at }) => (
        <Badge
          variant="light"
          color={state === 'refused' ? 'red' : state === 'waiting' ? 'yellow' : 'teal'}
          c="var(--ink)"
          tt="none"
          radius="sm"
          title={instant(at)}
        >
          {texts.states[state]}
        </Badge>
      ),
      exported: ({ state }) => state,
    },
  ]
}
