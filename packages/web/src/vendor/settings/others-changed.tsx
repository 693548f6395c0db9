import { Alert, Button, List, Text } from '@mantine/core'
import type { Settings } from '@tenure/contract'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import type { Key, Merge } from './merge.ts'
import { settingsTexts } from './texts.ts'

type Props = {
  readonly merge: Merge
  readonly mine: Settings
  readonly now: Settings
  readonly take: (key: Key) => void
}

/** Says what somebody else changed meanwhile; what both changed can be taken from them by a button. */
export const OthersChanged = ({ merge, mine, now, take }: Props) => {
  const texts = useTexts(settingsTexts)
  const { number } = useFormats()
  const told = (value: Settings[Key]): string =>
    typeof value === 'number' ? number(value) : texts.values[value]
  return (
    <Alert color="yellow" role="alert" title={texts.othersChanged} classNames={{ title: 'problem-title' }}>
      <Text size="sm">{texts.othersChangedWhy}</Text>
      <List size="sm" mt="xs" spacing={6}>
        {merge.theirs.map((key) => (
          <List.Item key={key}>{texts.theirs(texts[key], told(now[key]))}</List.Item>
        ))}
        {merge.conflicts.map((key) => (
          <List.Item key={key}>
            {texts.conflict(texts[key], told(now[key]), told(mine[key]))}{' '}
            {mine[key] === now[key] ? null : (
              <Button size="compact-sm" variant="default" onClick={() => take(key)}>
                {texts.takeTheirs(told(now[key]))}
              </Button>
            )}
          </List.Item>
        ))}
      </List>
    </Alert>
  )
}
