import { ActionIcon, CopyButton } from '@mantine/core'
import { Check, Copy as CopyIcon } from 'lucide-react'
import { useTexts } from './language-context.tsx'
import { pieceTexts } from './piece-texts.ts'

/** A small button that copies a text, and says so. */
export const Copy = ({ text, what }: { readonly text: string; readonly what: string }) => {
  const texts = useTexts(pieceTexts)
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={texts.copy(what)}
            title={texts.copy(what)}
            onClick={copy}
          >
            {copied ? <Check size={14} aria-hidden="true" /> : <CopyIcon size={14} aria-hidden="true" />}
          </ActionIcon>
          <span className="unseen" role="status">
            {copied ? texts.copied : ''}
          </span>
        </>
      )}
    </CopyButton>
  )
}
