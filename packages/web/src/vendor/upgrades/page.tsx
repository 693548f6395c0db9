import { Alert, Badge, Stack } from '@mantine/core'
import type { LicenseSeen } from '@tenure/contract'
import { MAINTENANCE_GRACE_DAYS } from '@tenure/core'
import { useState } from 'react'
import { MayButton } from '../../portals/may-button.tsx'
import { vendorPaths } from '../../portals/paths.ts'
import { useAsk } from '../../portals/use-ask.ts'
import { useServiceClock } from '../../portals/portal.ts'
import { useList } from '../../portals/use-list.ts'
import { HolderLink } from '../../portals/words/holder-link.tsx'
import { usePartnerFilter } from '../../portals/words/partner-filter.ts'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import type { Column } from '../../ui/data-table/columns.ts'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { LicenseId, shortId } from '../../ui/license-id.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { Section } from '../../ui/section.tsx'
import { Empty } from '../../ui/states.tsx'
import { Day } from '../../ui/when.tsx'
import { IssueForm } from '../issue/issue-form.tsx'
import { Issued, type IssuedLicenses } from '../issue/issued.tsx'
import { maintenanceClock } from './maintenance-clock.ts'
import { upgradesTexts } from './texts.ts'

/** M7: upgrade licenses are issued here, and until when maintenance can follow each. */
export const UpgradesPage = () => {
  const texts = useTexts(upgradesTexts)
  const settings = useAsk('GET /v1/settings', {})
  const [isIssuing, setIssuing] = useState(false)
  const [issued, setIssued] = useState<IssuedLicenses | null>(null)
  const partners = usePartnerFilter()
  const list = useList('GET /v1/licenses', { query: { kind: 'upgrade' }, filters: ['partnerId'] })
  return (
    <Stack>
      <PageHeader
        title={texts.title}
        lead={texts.lead(MAINTENANCE_GRACE_DAYS)}
        actions={
          isIssuing ? null : (
            <MayButton operation="issueOrder" onClick={() => setIssuing(true)}>
              {texts.issue}
            </MayButton>
          )
        }
      />
      {settings.data?.lateMaintenance === 'allowed' ? <Alert color="yellow">{texts.allowed}</Alert> : null}
      {isIssuing ? (
        <Section title={texts.issue} lead={texts.issueWhy}>
          <div className="form-width">
            {issued === null ? (
              <IssueForm kind="upgrade" done={setIssued} />
            ) : (
              <Issued issued={issued} again={() => setIssued(null)} />
            )}
          </div>
        </Section>
      ) : null}
      <DataTable
        name="upgrades"
        label={texts.list}
        list={list}
        columns={useColumns()}
        keyOf={({ id }) => id}
        nameOf={({ id }) => shortId(id)}
        filters={partners}
        empty={<Empty title={texts.none}>{texts.noneWhy}</Empty>}
      />
    </Stack>
  )
}

const useColumns = (): readonly Column<LicenseSeen>[] => {
  const texts = useTexts(upgradesTexts)
  const { number } = useFormats()
  const now = useServiceClock()
  return [
    {
      key: 'license',
      title: texts.license,
      isFixed: true,
      cell: ({ id }) => <LicenseId id={id} to={vendorPaths.license(id)} />,
      exported: ({ id }) => id,
    },
    {
      key: 'quantity',
      title: texts.quantity,
      isFigure: true,
      cell: ({ quantity }) => number(quantity),
      exported: ({ quantity }) => quantity,
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
      key: 'where',
      title: texts.where,
      cell: (license) => <HolderLink license={license} />,
      exported: ({ holder, accountName, installCode }) => installCode ?? accountName ?? holder.at,
    },
    {
      key: 'issued',
      title: texts.issued,
      cell: ({ issuedAt }) => <Day at={issuedAt} />,
      exported: ({ issuedAt }) => issuedAt,
    },
    {
      key: 'until',
      title: texts.until,
      cell: ({ issuedAt }) => <Day at={maintenanceClock(issuedAt, now()).lastDay} />,
      exported: ({ issuedAt }) => maintenanceClock(issuedAt, now()).lastDay,
    },
    { key: 'clock', title: texts.state, cell: ({ issuedAt }) => <Clock issuedAt={issuedAt} /> },
  ]
}

const Clock = ({ issuedAt }: Pick<LicenseSeen, 'issuedAt'>) => {
  const texts = useTexts(upgradesTexts)
  const now = useServiceClock()
  const { daysLeft } = maintenanceClock(issuedAt, now())
  return (
    <Badge variant="light" color={daysLeft < 0 ? 'gray' : 'teal'} c="var(--ink)" tt="none" radius="sm">
      {daysLeft < 0 ? texts.over : texts.left(daysLeft)}
    </Badge>
  )
}
