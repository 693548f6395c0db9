import { Stack } from '@mantine/core'
import type { LicenseSeen } from '@tenure/contract'
import { useState } from 'react'
import { ActivateDialog } from '../../portals/license/activate-dialog.tsx'
import { licenseTexts } from '../../portals/license/texts.ts'
import { MayButton } from '../../portals/may-button.tsx'
import { TransferDialog } from '../../portals/movements/transfer-dialog.tsx'
import { movementTexts } from '../../portals/movements/texts.ts'
import { useList } from '../../portals/use-list.ts'
import { licenseWords } from '../../portals/words/license-words.ts'
import { usePartnerFilter } from '../../portals/words/partner-filter.ts'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import { useTexts } from '../../ui/language-context.tsx'
import { shortId } from '../../ui/license-id.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Empty } from '../../ui/states.tsx'
import { useLicenseColumns } from '../licenses/columns.tsx'
import { remoteCmsTexts } from './texts.ts'

const shown = ['license', 'description', 'status', 'where', 'partner', 'ends']

/** T7: Remote CMS licenses are transferred and activated here. */
export const RemoteCmsPage = () => {
  const texts = useTexts(remoteCmsTexts)
  const { places } = useTexts(licenseWords)
  const partners = usePartnerFilter()
  const columns = useLicenseColumns().filter(({ key }) => shown.includes(key))
  const [open, setOpen] = useState<LicenseSeen | null>(null)
  const list = useList('GET /v1/licenses', { query: { kind: 'remote-cms' }, filters: ['at', 'partnerId'] })
  const close = () => setOpen(null)
  const options = (['inventory', 'account', 'controller'] as const).map((value) => ({
    value,
    label: places[value],
  }))
  return (
    <Stack>
      <PageHeader title={texts.title} lead={texts.lead} />
      <DataTable
        name="remote-cms"
        label={texts.title}
        list={list}
        columns={columns}
        keyOf={({ id }) => id}
        nameOf={({ id }) => shortId(id)}
        filters={[{ name: 'at', label: texts.where, options }, ...partners]}
        actions={(license) => <NextAct license={license} open={() => setOpen(license)} />}
        empty={<Empty title={texts.none}>{texts.noneWhy}</Empty>}
      />
      {open === null ? null : open.holder.at === 'inventory' ? (
        <TransferDialog licenses={[open]} close={close} done={close} />
      ) : (
        <ActivateDialog license={open} close={close} />
      )}
    </Stack>
  )
}

type NextActProps = { readonly license: LicenseSeen; readonly open: () => void }

/** What comes next for a license, where it is now. */
const NextAct = ({ license, open }: NextActProps) => {
  const { activate } = useTexts(licenseTexts)
  const { transfer } = useTexts(movementTexts)
  const { at } = license.holder
  if (at !== 'inventory' && at !== 'account') return null
  return (
    <MayButton
      size="compact-sm"
      variant="light"
      operation={at === 'inventory' ? 'transferLicenses' : 'activateLicense'}
      aria-label={`${at === 'inventory' ? transfer : activate}: ${shortId(license.id)}`}
      onClick={open}
    >
      {at === 'inventory' ? transfer : activate}
    </MayButton>
  )
}
