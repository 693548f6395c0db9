import { Alert, Button, FileInput, Group, Paper, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTexts } from '../../ui/language-context.tsx'
import { Failed } from '../../ui/states.tsx'
import { Camera } from '../../ui/carry/camera.tsx'
import { useApply } from './data.ts'
import { readQr } from '../../ui/carry/read-qr.ts'
import { Outcome } from './outcome.tsx'
import { offlineTexts } from './texts.ts'

/** Step 3: the answer, however it was carried. */
export const TakeStep = () => {
  const texts = useTexts(offlineTexts)
  const [text, setText] = useState('')
  const [noCode, setNoCode] = useState(false)
  const apply = useApply()
  const take = (documents: string) => apply.mutate(documents)
  const takeFile = async (file: File | null) => {
    setNoCode(false)
    if (file === null) return
    const read = file.type.startsWith('image/') ? await readQr(file).catch(() => null) : await file.text()
    if (read === null) return setNoCode(true)
    take(read)
  }
  if (apply.data !== undefined) return <Outcome handedIn={apply.data} again={apply.reset} />
  return (
    <Stack>
      <Text>{texts.takeIntro}</Text>
      <Failed error={apply.error} />
      <Paper>
        <FileInput
          label={texts.file}
          description={texts.fileHint}
          placeholder={texts.chooseFile}
          value={null}
          onChange={(file) => void takeFile(file)}
        />
        {noCode ? (
          <Alert color="red" variant="light" mt="sm" role="alert" c="var(--ink)">
            {texts.noCode}
          </Alert>
        ) : null}
      </Paper>
      <Paper>
        <Camera found={take} />
      </Paper>
      <Paper>
        <Textarea
          label={texts.paste}
          rows={5}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', wordBreak: 'break-all' } }}
          spellCheck={false}
          autoComplete="off"
        />
        <Group mt="sm">
          <Button disabled={text.trim() === ''} loading={apply.isPending} onClick={() => take(text)}>
            {texts.apply}
          </Button>
        </Group>
      </Paper>
    </Stack>
  )
}
