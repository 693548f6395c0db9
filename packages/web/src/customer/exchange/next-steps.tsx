import { Code, Paper, Stack, Text, Title } from '@mantine/core'
import { useTexts } from '../../ui/language-context.tsx'
import { answerTexts } from './answer-texts.ts'

/** What is left to do, at the controller, in the words of its own page. */
export const NextSteps = ({ file, gives }: { readonly file: string; readonly gives: boolean }) => {
  const texts = useTexts(answerTexts)
  return (
    <Paper>
      <Stack gap="xs">
        <Title order={3} size="md">
          {texts.next}
        </Title>
        {gives ? <Text size="sm">{texts.returnNext}</Text> : null}
        <ol className="what-next">
          {texts.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <Text size="sm">
          {texts.terminal} <Code>tenure-agent apply {file}</Code>
        </Text>
        <Text size="sm" c="dimmed">
          {texts.same}
        </Text>
      </Stack>
    </Paper>
  )
}
