import { Alert, Button, Group, List, Stack, Text } from '@mantine/core'
import { useLanguage, useTexts } from '../../ui/language-context.tsx'
import { toldRefusal } from '../../ui/refusal-texts.ts'
import { navigate } from '../../ui/router.tsx'
import { paths } from '../paths.ts'
import type { HandedIn } from './data.ts'
import { offlineTexts } from './texts.ts'

type Props = { readonly handedIn: HandedIn; readonly again: () => void }

/** What came of the answer, with what was not done. */
export const Outcome = ({ handedIn: { licenses, refusals, keyList }, again }: Props) => {
  const texts = useTexts(offlineTexts)
  const { language } = useLanguage()
  return (
    <Stack role="status">
      <Alert
        color="green"
        variant="light"
        title={`✓ ${texts.applied}`}
        c="var(--ink)"
        styles={{ title: { color: 'var(--ink)' } }}
      >
        {keyList === null || keyList === undefined ? null : <Text size="sm">{texts.keyListOnly}</Text>}
        <Text size="sm">
          {texts.holdsNow}
          {licenses.length === 0 ? ` ${texts.holdsNothing}.` : ':'}
        </Text>
        <List size="sm">
          {licenses.map(({ licenseId, description }) => (
            <List.Item key={licenseId}>
              {description} <span className="id">{licenseId}</span>
            </List.Item>
          ))}
        </List>
      </Alert>
      {refusals.map((refusal) => {
        const { sentence, remedy } = toldRefusal(language, refusal)
        return (
          <Alert
            key={refusal.licenseId}
            color="red"
            variant="light"
            title={`✗ ${texts.notDone}: ${sentence}`}
            classNames={{ title: 'problem-title' }}
          >
            <Text size="sm">{remedy}</Text>
            <span className="id">{refusal.licenseId}</span>
          </Alert>
        )
      })}
      <Group>
        <Button onClick={() => navigate(paths.licenses)}>{texts.toLicenses}</Button>
        <Button variant="default" onClick={again}>
          {texts.another}
        </Button>
      </Group>
    </Stack>
  )
}
