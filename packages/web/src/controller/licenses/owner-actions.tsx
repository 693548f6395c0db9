import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useTexts } from '../../ui/language-context.tsx'
import { AccountDialog } from '../account/account-dialog.tsx'
import { NoticesDialog } from '../account/notices-dialog.tsx'
import type { License } from '../agent/answers.ts'
import { AddDialog } from './add-dialog.tsx'
import { DownloadDialog } from './download-dialog.tsx'
import { ReturnDialog } from './return-dialog.tsx'
import { licenseTexts } from './texts.ts'

type Dialog = 'account' | 'download' | 'add' | 'notices' | 'giveBack'

type Props = {
  readonly licenses: readonly License[]
  readonly selected: readonly string[]
  readonly select: (licenseIds: readonly string[]) => void
}

/** The buttons of spec §4. */
export const OwnerActions = ({ licenses, selected, select }: Props) => {
  const texts = useTexts(licenseTexts)
  const [open, setOpen] = useState<Dialog | null>(null)
  const close = () => setOpen(null)
  const button = (dialog: Dialog, variant: 'filled' | 'default', disabled = false) => (
    <Button variant={variant} disabled={disabled} onClick={() => setOpen(dialog)}>
      {texts.buttons[dialog]}
    </Button>
  )
  return (
    <Group gap="xs">
      {button('download', 'filled')}
      {button('add', 'default')}
      {button('account', 'default')}
      {button('notices', 'default')}
      {button('giveBack', 'default', licenses.length === 0)}
      {open === 'account' ? <AccountDialog close={close} /> : null}
      {open === 'notices' ? <NoticesDialog close={close} /> : null}
      {open === 'download' ? <DownloadDialog close={close} /> : null}
      {open === 'add' ? <AddDialog close={close} /> : null}
      {open === 'giveBack' ? (
        <ReturnDialog
          licenses={licenses}
          selected={selected}
          close={() => {
            select([])
            close()
          }}
        />
      ) : null}
    </Group>
  )
}
