import { Button, Group, Modal, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Eye, EyeOff, QrCode as QrIcon } from 'lucide-react'
import { QrCode } from './carry/qr-code.tsx'
import { Copy } from './copy.tsx'
import { useTexts } from './language-context.tsx'
import { pieceTexts } from './piece-texts.ts'
import { stateTexts } from './state-texts.ts'

type Props = {
  readonly value: string
  /** What it is: `Customer ID`. */
  readonly what: string
}

/** What opens something (A1: a Customer ID is enough for a controller): hidden until shown, copied, or shown as a QR code. */
export const Secret = ({ value, what }: Props) => {
  const texts = useTexts(pieceTexts)
  const { close } = useTexts(stateTexts)
  const [isShown, { toggle }] = useDisclosure(false)
  const [hasCode, code] = useDisclosure(false)
  return (
    <>
      <Group gap="xs">
        <span className="id">{isShown ? value : '•'.repeat(12)}</span>
        <Copy text={value} what={what} />
        <Button
          size="compact-sm"
          variant="default"
          aria-label={isShown ? texts.hide(what) : texts.show(what)}
          onClick={toggle}
        >
          {isShown ? <EyeOff size={14} aria-hidden="true" /> : <Eye size={14} aria-hidden="true" />}
        </Button>
        <Button size="compact-sm" variant="default" aria-label={texts.asQr(what)} onClick={code.open}>
          <QrIcon size={14} aria-hidden="true" />
        </Button>
      </Group>
      <Modal
        opened={hasCode}
        onClose={code.close}
        title={texts.asQr(what)}
        size="sm"
        closeButtonProps={{ 'aria-label': close }}
      >
        <Stack align="center">
          <QrCode document={value} label={texts.asQr(what)} tooLong={texts.qrTooLong} />
        </Stack>
      </Modal>
    </>
  )
}
