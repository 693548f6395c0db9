import { List, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../ui/call.ts'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { Failed, Loading } from '../../ui/states.tsx'
import { dialogTexts } from '../licenses/dialog-texts.ts'
import { returnSentences } from '../licenses/return-sentences.ts'
import type { ReturnPreview } from './data.ts'
import { offlineTexts } from './texts.ts'

/** So many devices are named; the figure says how many there are. */
const NAMED = 5

/** What returning these licenses would do, worked out by the controller before it is done. */
export const Losses = ({ licenseIds }: { readonly licenseIds: readonly string[] }) => {
  const texts = useTexts(offlineTexts)
  const words = useTexts(dialogTexts)
  const { number, list } = useFormats()
  const preview = useQuery({
    queryKey: ['return-preview', licenseIds],
    queryFn: () => call<ReturnPreview>('POST', '/v1/return/preview', { licenseIds }),
  })
  if (preview.error !== null) return <Failed error={preview.error} />
  if (preview.data === undefined) return <Loading />
  const { losing, losingCount } = preview.data
  const names = losing.slice(0, NAMED).map(({ name }) => name)
  return (
    <div>
      <Text size="sm" fw={600} c="var(--ink)">
        {texts.preview}
      </Text>
      <List size="sm">
        {returnSentences(preview.data, words, number).map((sentence) => (
          <List.Item key={sentence}>{sentence}</List.Item>
        ))}
        {losingCount === 0 ? null : (
          <List.Item>
            {texts.losing} {losingCount > names.length ? `${names.join(', ')} …` : list(names)}
          </List.Item>
        )}
      </List>
    </div>
  )
}
