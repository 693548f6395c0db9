import type { LicenseSeen } from '@tenure/contract'
import { useState } from 'react'
import { useTexts } from '../../ui/language-context.tsx'
import { CertificateButton } from '../certificate/certificate-button.tsx'
import { MayButton } from '../may-button.tsx'
import { RecallDialog } from '../movements/recall-dialog.tsx'
import { SplitDialog } from '../movements/split-dialog.tsx'
import { movementTexts } from '../movements/texts.ts'
import { TransferDialog } from '../movements/transfer-dialog.tsx'
import { ActivateDialog } from './activate-dialog.tsx'
import { licenseTexts } from './texts.ts'
import { whyNotRecall, whyNotSplit, whyNotTransfer } from '../movements/why-not.ts'

/** What can be done with a license where it is now; what cannot be says why. */
export const LicenseActions = ({ license }: { readonly license: LicenseSeen }) => {
  const texts = useTexts(movementTexts)
  const own = useTexts(licenseTexts)
  const [open, setOpen] = useState<'activate' | 'transfer' | 'recall' | 'split' | null>(null)
  const close = () => setOpen(null)
  const dialog = { licenses: [license], close, done: close }
  const isHandedOn = license.holder.at !== 'inventory'
  return (
    <>
      {license.kind !== 'remote-cms' ? null : (
        <MayButton
          operation="activateLicense"
          whyNot={whyNotActivate(license, own)}
          onClick={() => setOpen('activate')}
        >
          {own.activate}
        </MayButton>
      )}
      {isHandedOn ? (
        <MayButton
          operation="recallLicenses"
          variant="default"
          whyNot={whyNotRecall(license, texts)}
          onClick={() => setOpen('recall')}
        >
          {texts.recall}
        </MayButton>
      ) : (
        <MayButton
          operation="transferLicenses"
          whyNot={whyNotTransfer(license, texts)}
          onClick={() => setOpen('transfer')}
        >
          {texts.transfer}
        </MayButton>
      )}
      <MayButton
        operation="splitLicense"
        variant="default"
        whyNot={whyNotSplit(license, texts)}
        onClick={() => setOpen('split')}
      >
        {texts.split}
      </MayButton>
      <CertificateButton license={license} />
      {open === 'activate' ? <ActivateDialog license={license} close={close} /> : null}
      {open === 'transfer' ? <TransferDialog {...dialog} /> : null}
      {open === 'recall' ? <RecallDialog {...dialog} /> : null}
      {open === 'split' ? <SplitDialog license={license} close={close} /> : null}
    </>
  )
}

/** Why a Remote CMS license is not activated from here (T7), or null. */
const whyNotActivate = (
  { holder }: LicenseSeen,
  texts: { readonly activateFirst: string; readonly activateHeld: string },
): string | null => {
  if (holder.at === 'account') return null
  return holder.at === 'controller' ? texts.activateHeld : texts.activateFirst
}
