import { Button, FileInput, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTexts } from '../../ui/language-context.tsx'
import { Failed } from '../../ui/states.tsx'
import { useAddToBundle, type Request } from './data.ts'
import { saveFile } from '../../ui/carry/save-file.ts'
import { offlineTexts } from './texts.ts'

/** Many controllers' requests in one file, for a walk through a site with a USB stick. */
export const AddToBundle = ({ request: { want, give } }: { readonly request: Request }) => {
  const texts = useTexts(offlineTexts)
  const [file, setFile] = useState<File | null>(null)
  const added = useAddToBundle()
  const add = async () => {
    const bundle = file === null ? null : await file.text()
    added.mutate(
      { bundle, want, give },
      { onSuccess: (answer) => saveFile(file?.name ?? 'site.bundle', answer.bundle) },
    )
  }
  return (
    <Stack gap="xs">
      <FileInput
        label={texts.bundle}
        description={texts.bundleHint}
        placeholder={texts.bundleChoose}
        value={file}
        onChange={setFile}
        clearable
      />
      <Button
        variant="default"
        loading={added.isPending}
        onClick={() => void add()}
        style={{ alignSelf: 'start' }}
      >
        {texts.bundleAdd}
      </Button>
      <Failed error={added.error} />
      <Text size="sm" aria-live="polite">
        {added.data === undefined ? '' : texts.bundleAdded(added.data.requests)}
      </Text>
    </Stack>
  )
}
