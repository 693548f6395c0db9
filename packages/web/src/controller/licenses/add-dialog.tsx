import { FileInput, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { Dialog } from '../../ui/dialog.tsx'
import { useTexts } from '../../ui/language-context.tsx'
import { Failed } from '../../ui/states.tsx'
import type { Changed } from '../agent/answers.ts'
import { useChange } from '../agent/queries.ts'
import { dialogTexts } from './dialog-texts.ts'
import { NotDone } from './not-done.tsx'
import { licenseTexts } from './texts.ts'

/** Add License (spec §4, O1): the file that was carried here, or its text. */
export const AddDialog = ({ close }: { readonly close: () => void }) => {
  const texts = useTexts(dialogTexts)
  const title = useTexts(licenseTexts).buttons.add
  const [text, setText] = useState('')
  const change = useChange<string, Changed>('POST', '/v1/apply', (documents) => ({ documents }))
  const open = async (file: File | null) => {
    change.reset()
    setText(file === null ? '' : await file.text())
  }
  return (
    <Dialog
      title={title}
      close={close}
      action={{
        label: texts.add,
        isDisabled: text.trim() === '' || change.isSuccess,
        isBusy: change.isPending,
        run: () => change.mutate(text),
      }}
    >
      <FileInput data-autofocus clearable label={texts.file} onChange={(file) => void open(file)} />
      <Textarea
        label={texts.paste}
        description={texts.pasteHelp}
        rows={5}
        spellCheck={false}
        value={text}
        onChange={({ currentTarget }) => {
          change.reset()
          setText(currentTarget.value)
        }}
      />
      <Failed error={change.error} />
      {change.isSuccess ? <Text role="status">{texts.added}</Text> : null}
      <NotDone refusals={change.data?.refusals ?? []} />
    </Dialog>
  )
}
