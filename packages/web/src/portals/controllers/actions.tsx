import type { ControllerSeen } from '@tenure/contract'
import { useState } from 'react'
import { useTexts } from '../../ui/language-context.tsx'
import { useGo } from '../../ui/page-link.tsx'
import { MayButton } from '../may-button.tsx'
import { useAsk } from '../use-ask.ts'
import { useWorksPaths } from '../works-paths.ts'
import { ApproveDialog } from './approve-dialog.tsx'
import { ApproveKeyDialog } from './approve-key-dialog.tsx'
import { ReinstateDialog } from './reinstate-dialog.tsx'
import { controllerTexts } from './texts.ts'

type Open = 'approve' | 'approve-key' | 'reinstate' | null

/** What can be done with a controller as it stands; what cannot be says why. */
export const ControllerActions = ({ controller }: { readonly controller: ControllerSeen }) => {
  const texts = useTexts(controllerTexts)
  const paths = useWorksPaths()
  const go = useGo()
  const [open, setOpen] = useState<Open>(null)
  const { id, status, installCode } = controller
  const keyCases = useAsk('GET /v1/cases', {
    query: { controllerId: id, kind: 'key-changed', state: 'open', limit: 1 },
  })
  const hasNewKey = (keyCases.data?.items.length ?? 0) > 0
  const close = () => setOpen(null)
  return (
    <>
      {status !== 'pending' ? null : (
        <MayButton operation="approveController" onClick={() => setOpen('approve')}>
          {texts.approve}
        </MayButton>
      )}
      {status !== 'replaced' ? null : (
        <MayButton operation="reinstateController" onClick={() => setOpen('reinstate')}>
          {texts.reinstate}
        </MayButton>
      )}
      <MayButton
        operation="approveKey"
        variant="default"
        whyNot={hasNewKey ? null : texts.approveKeyNot}
        onClick={() => setOpen('approve-key')}
      >
        {texts.approveKey}
      </MayButton>
      <MayButton
        operation="rmaController"
        variant="default"
        whyNot={status === 'replaced' || status === 'left' ? texts.rmaNot : null}
        onClick={() => go(`${paths.rma()}?${new URLSearchParams({ dead: installCode })}`)}
      >
        {texts.rma}
      </MayButton>
      {open === 'approve' ? <ApproveDialog controller={controller} close={close} /> : null}
      {open === 'approve-key' ? <ApproveKeyDialog controller={controller} close={close} /> : null}
      {open === 'reinstate' ? <ReinstateDialog controller={controller} close={close} /> : null}
    </>
  )
}
