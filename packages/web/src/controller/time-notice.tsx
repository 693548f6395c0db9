import { Alert, List, Text } from '@mantine/core'
import { useFormats, useTexts } from '../ui/language-context.tsx'
import type { TimeFacts } from './agent/answers.ts'
import { timeTexts } from './time-texts.ts'

/** O5: that the time is not known, what that means, and how it ends. Nothing where the clock is right. */
export const TimeNotice = ({ time: { code, at, ownClock } }: { readonly time: TimeFacts }) => {
  const texts = useTexts(timeTexts)
  const { instant } = useFormats()
  if (code === 'right') return null
  return (
    <Alert
      color="yellow"
      variant="light"
      role="note"
      title={`⚠ ${texts.titles[code]}`}
      classNames={{ title: 'notice-title' }}
    >
      <Text size="sm">
        {code === 'answer-counts'
          ? texts.counts(instant(ownClock))
          : texts.evidence(instant(ownClock), instant(at))}
      </Text>
      <List size="sm" mt="xs">
        {texts.effects[code].map((effect) => (
          <List.Item key={effect}>{effect}</List.Item>
        ))}
      </List>
    </Alert>
  )
}
