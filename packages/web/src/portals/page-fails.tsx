import { Button } from '@mantine/core'
import { useTexts } from '../ui/language-context.tsx'
import { Empty } from '../ui/states.tsx'
import { frameTexts } from './frame-texts.ts'

/** A mistake in one page leaves the navigation. A part that is gone since an update is there after loading again. */
export const PageFails = ({ error }: { readonly error: unknown }) => {
  const texts = useTexts(frameTexts)
  return (
    <Empty
      isPage
      title={texts.failed}
      action={<Button onClick={() => location.reload()}>{texts.reload}</Button>}
    >
      {error instanceof Error ? error.message : String(error)}
    </Empty>
  )
}
