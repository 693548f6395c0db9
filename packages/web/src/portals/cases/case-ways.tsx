import { Button } from '@mantine/core'
import type { CaseSeen, OperationId } from '@tenure/contract'
import type { ComponentType } from 'react'
import { useTexts } from '../../ui/language-context.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { ApproveDialog, type ControllerDialogProps } from '../controllers/approve-dialog.tsx'
import { ApproveKeyDialog } from '../controllers/approve-key-dialog.tsx'
import { ReinstateDialog } from '../controllers/reinstate-dialog.tsx'
import { controllerTexts } from '../controllers/texts.ts'
import { MayButton } from '../may-button.tsx'
import { useWorksPaths } from '../works-paths.ts'
import { caseTexts } from './texts.ts'

type Way = {
  readonly operation: OperationId
  readonly label: 'approveKey' | 'reinstate' | 'approve'
  readonly Act: ComponentType<ControllerDialogProps>
}

/** What a case of a kind asks for: an operation with its dialog, or to look at the controller. */
const ways = {
  'key-changed': { operation: 'approveKey', label: 'approveKey', Act: ApproveKeyDialog },
  'dead-unit-seen': { operation: 'reinstateController', label: 'reinstate', Act: ReinstateDialog },
  'approval-wanted': { operation: 'approveController', label: 'approve', Act: ApproveDialog },
  'generation-behind': null,
  'service-behind': null,
} as const satisfies Record<CaseSeen['kind'], Way | null>

type WayProps = { readonly found: CaseSeen; readonly act: () => void }

/** The button that does what the case asks for. */
export const CaseWay = ({ found, act }: WayProps) => {
  const texts = useTexts(controllerTexts)
  const { toController } = useTexts(caseTexts)
  const paths = useWorksPaths()
  const way = ways[found.kind]
  if (way === null)
    return (
      <div>
        <Button component={PageLink} to={paths.controller(found.controllerId)} variant="light">
          {toController}
        </Button>
      </div>
    )
  return (
    <div>
      <MayButton operation={way.operation} onClick={act} variant="light">
        {texts[way.label]}
      </MayButton>
    </div>
  )
}

type DialogProps = { readonly found: CaseSeen; readonly close: () => void }

/** Its dialog; it outlives the button, which is gone once the case is resolved by what it does. */
export const CaseWayDialog = ({ found, close }: DialogProps) => {
  const { controllerId: id, installCode, accountName } = found
  const way = ways[found.kind]
  return way === null ? null : <way.Act controller={{ id, installCode, accountName }} close={close} />
}
