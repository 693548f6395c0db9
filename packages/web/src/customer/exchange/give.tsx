import { Alert, Button, FileInput, Group, Stack, Text, Textarea, Title } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { Camera } from '../../ui/carry/camera.tsx'
import { readQr } from '../../ui/carry/read-qr.ts'
import { useTexts } from '../../ui/language-context.tsx'
import { giveTexts } from './give-texts.ts'
import { MAX_CARRIED_BYTES, readCarried, type Carried } from './read-carried.ts'

/** What was handed in, and what its file was called. */
export type Given = { readonly carried: Carried; readonly text: string; readonly name: string | null }

type Props = {
  readonly title?: string
  readonly where?: string
  readonly wrongTitle?: string
  /** Called with each thing that is handed in; gives why it is not what is wanted here, or null. */
  readonly given: (given: Given) => ReactNode
  /** A file alone: what it is is too large for a QR code. */
  readonly isFileOnly?: boolean
  readonly file?: { readonly label: string; readonly hint: string }
}

/** Hands something in: by the phone's camera, as a file or a picture, or as text. */
export const Give = ({ given, isFileOnly = false, file, ...words }: Props) => {
  const texts = useTexts(giveTexts)
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<ReactNode>(null)
  const take = (found: string, name: string | null = null) =>
    setProblem(given({ carried: readCarried(found), text: found, name }))
  const takeFile = async (chosen: File | null) => {
    if (chosen === null) return
    if (chosen.size > MAX_CARRIED_BYTES && !isPicture(chosen)) return setProblem(texts.wrong.other)
    const read = isPicture(chosen) ? await readQr(chosen).catch(() => null) : await chosen.text()
    if (read === null) setProblem(texts.noCode)
    else take(read, chosen.name)
  }
  return (
    <Stack gap="lg">
      <div>
        <Title order={2}>{words.title ?? texts.title}</Title>
        <Text size="sm" c="dimmed">
          {words.where ?? texts.where}
        </Text>
      </div>
      {problem === null ? null : (
        <Alert color="red" variant="light" title={words.wrongTitle ?? texts.wrongTitle} c="var(--ink)">
          {problem}
        </Alert>
      )}
      {isFileOnly ? null : <Camera found={take} isFirst />}
      <FileInput
        size="md"
        label={file?.label ?? texts.file}
        description={file?.hint ?? texts.fileHint}
        placeholder={texts.chooseFile}
        value={null}
        onChange={(chosen) => void takeFile(chosen)}
      />
      {isFileOnly ? null : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            take(text)
          }}
        >
          <Textarea
            label={texts.paste}
            rows={4}
            value={text}
            spellCheck={false}
            autoComplete="off"
            autoCapitalize="none"
            onChange={({ currentTarget }) => setText(currentTarget.value)}
            styles={{
              input: { fontFamily: 'var(--mantine-font-family-monospace)', wordBreak: 'break-all' },
            }}
          />
          <Group mt="sm">
            <Button type="submit" variant="default" disabled={text.trim() === ''}>
              {texts.take}
            </Button>
          </Group>
        </form>
      )}
    </Stack>
  )
}

const isPicture = ({ type }: File): boolean => type.startsWith('image/')
