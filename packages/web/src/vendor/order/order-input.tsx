import { Button, FileButton, Group, Paper, Stack, Text, Textarea } from '@mantine/core'
import { Upload } from 'lucide-react'
import { useState, type DragEvent } from 'react'
import { useTexts } from '../../ui/language-context.tsx'
import { orderTexts } from './texts.ts'

/** The contract takes no more in one call. */
const MOST_BYTES = 1_000_000

type Props = { readonly csv: string; readonly setCsv: (csv: string) => void }

/** An order comes as a file, dropped or chosen, or is pasted. */
export const OrderInput = ({ csv, setCsv }: Props) => {
  const texts = useTexts(orderTexts)
  const [isOver, setOver] = useState(false)
  const [isTooLarge, setTooLarge] = useState(false)
  const take = async (file: File | null | undefined) => {
    if (file === null || file === undefined) return
    const fits = file.size <= MOST_BYTES
    setTooLarge(!fits)
    if (fits) setCsv(await file.text())
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }
  return (
    <Paper
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      style={isOver ? { outline: '2px dashed var(--mantine-primary-color-filled)' } : {}}
    >
      <Stack gap="sm">
        <Group gap="sm">
          <FileButton onChange={(file) => void take(file)} accept=".csv,text/csv,text/plain">
            {(props) => (
              <Button {...props} variant="default" leftSection={<Upload size={16} aria-hidden="true" />}>
                {texts.choose}
              </Button>
            )}
          </FileButton>
          <Text size="sm" c="dimmed">
            {texts.drop}
          </Text>
        </Group>
        <Textarea
          label={texts.csv}
          description={texts.csvHint}
          placeholder={texts.example}
          error={isTooLarge ? texts.tooLarge : null}
          autosize
          minRows={6}
          maxRows={16}
          spellCheck={false}
          classNames={{ input: 'csv-input' }}
          value={csv}
          onChange={({ currentTarget }) => setCsv(currentTarget.value)}
        />
      </Stack>
    </Paper>
  )
}
