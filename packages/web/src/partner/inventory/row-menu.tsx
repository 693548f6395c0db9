import { ActionIcon, Menu } from '@mantine/core'
import type { LicenseSeen } from '@tenure/contract'
import { ArrowRight, Ellipsis, ExternalLink, Split, Undo2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { RecallDialog } from '../../portals/movements/recall-dialog.tsx'
import { SplitDialog } from '../../portals/movements/split-dialog.tsx'
import { movementTexts } from '../../portals/movements/texts.ts'
import { TransferDialog } from '../../portals/movements/transfer-dialog.tsx'
import { whyNotRecall, whyNotSplit, whyNotTransfer } from '../../portals/movements/why-not.ts'
import { MayItem } from '../../portals/may-item.tsx'
import { licenseWords } from '../../portals/words/license-words.ts'
import { useWorksPaths } from '../../portals/works-paths.ts'
import { useTexts } from '../../ui/language-context.tsx'
import { shortId } from '../../ui/license-id.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { inventoryTexts } from './texts.ts'

type Asked = 'transfer' | 'recall' | 'split' | null

/** What can be done with one license of an inventory. */
export const RowMenu = ({ license }: { readonly license: LicenseSeen }) => {
  const texts = useTexts(inventoryTexts)
  const moves = useTexts(movementTexts)
  const words = useTexts(licenseWords)
  const paths = useWorksPaths()
  const opener = useRef<HTMLButtonElement>(null)
  const [asked, ask] = useState<Asked>(null)
  const close = () => ask(null)
  const isMine = license.holder.at === 'inventory'
  const dialog = { close, opener, done: () => {} }
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon
            ref={opener}
            variant="subtle"
            color="gray"
            aria-label={texts.rowMenu(`${words.describe(license)} ${shortId(license.id)}`)}
          >
            <Ellipsis size={16} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            component={PageLink}
            to={paths.license(license.id)}
            leftSection={<ExternalLink size={16} aria-hidden="true" />}
          >
            {texts.open}
          </Menu.Item>
          {isMine ? (
            <>
              <MayItem
                operation="transferLicenses"
                whyNot={whyNotTransfer(license, moves)}
                icon={<ArrowRight size={16} aria-hidden="true" />}
                onClick={() => ask('transfer')}
              >
                {moves.transfer} …
              </MayItem>
              <MayItem
                operation="splitLicense"
                whyNot={whyNotSplit(license, moves)}
                icon={<Split size={16} aria-hidden="true" />}
                onClick={() => ask('split')}
              >
                {moves.split} …
              </MayItem>
            </>
          ) : (
            <MayItem
              operation="recallLicenses"
              whyNot={whyNotRecall(license, moves)}
              icon={<Undo2 size={16} aria-hidden="true" />}
              onClick={() => ask('recall')}
            >
              {moves.recall} …
            </MayItem>
          )}
        </Menu.Dropdown>
      </Menu>
      {asked === 'transfer' ? <TransferDialog licenses={[license]} {...dialog} /> : null}
      {asked === 'recall' ? <RecallDialog licenses={[license]} {...dialog} /> : null}
      {asked === 'split' ? <SplitDialog license={license} close={close} opener={opener} /> : null}
    </>
  )
}
