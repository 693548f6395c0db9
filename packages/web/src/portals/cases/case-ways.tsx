import { Button, Group } from '@mantine/core'
import type { CaseSeen } from '@tenure/contract'
import { useState } from 'react'
import { useTexts } from '../../ui/language-context.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { ApproveDialog } from '../controllers/approve-dialog.tsx'
import { ApproveKeyDialog } from '../controllers/approve-key-dialog.tsx'
import { ReinstateDialog } from '../controllers/reinstate-dialog.tsx'
import { controllerTexts } from '../controllers/texts.ts'
import { MayButton } from '../may-button.tsx'
import { useWorksPaths } from '../works-paths.ts'
import { caseTexts } from './texts.ts'

/** The buttons that do what a case of this kind asks for. */
export const CaseWays = ({ found }: { readonly found: CaseSeen }) => {
  const texts = useTexts(controllerTexts)
  const { toController } = useTexts(caseTexts)
  const paths = useWorksPaths()
  const [isOpen, setOpen] = useState(false)
  const controller = {
    id: found.controllerId,
    installCode: found.installCode,
    accountName: found.accountName,
  }
  const dialog = { controller, close: () => setOpen(false) }
  const open = () => setOpen(true)
  switch (found.kind) {
    case 'key-changed':
      return (
        <Group>
          <MayButton operation="approveKey" onClick={open} variant="light">
            {texts.approveKey}
          </MayButton>
          {isOpen ? <ApproveKeyDialog {...dialog} /> : null}
        </Group>
      )
    case 'dead-unit-seen':
      return (
        <Group>
          <MayButton operation="reinstateController" onClick={open} variant="light">
            {texts.reinstate}
          </MayButton>
          {isOpen ? <ReinstateDialog {...dialog} /> : null}
        </Group>
      )
    case 'approval-wanted':
      return (
        <Group>
          <MayButton operation="approveController" onClick={open} variant="light">
            {texts.approve}
          </MayButton>
          {isOpen ? <ApproveDialog {...dialog} /> : null}
        </Group>
      )
    case 'generation-behind':
    case 'service-behind':
      return (
        <Group>
          <Button component={PageLink} to={paths.controller(found.controllerId)} variant="light">
            {toController}
          </Button>
        </Group>
      )
  }
}
