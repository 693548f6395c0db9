import { Button, Group, List, Stack, Text, Title } from '@mantine/core'
import type { ControllerSeen } from '@tenure/contract'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import type { Answer } from '../ask.ts'
import { useWorksPaths } from '../works-paths.ts'
import { rmaTexts } from './texts.ts'

type Props = {
  readonly dead: ControllerSeen
  readonly done: Answer<'POST /v1/controllers/rma'>
  readonly again: () => void
}

/** What was done, and what a person does next. */
export const DoneStep = ({ dead, done, again }: Props) => {
  const texts = useTexts(rmaTexts)
  const { number } = useFormats()
  const paths = useWorksPaths()
  const { licenses, replacement } = done
  const count = number(licenses.length)
  return (
    <Stack>
      <div role="status">
        <Title order={2}>{texts.doneTitle(dead.installCode)}</Title>
        <Text size="sm">
          {replacement === null
            ? texts.doneAccount(count, dead.accountName)
            : texts.doneReplacement(count, replacement.installCode)}
        </Text>
      </div>
      <div>
        <Title order={3} fz="sm">
          {texts.nextTitle}
        </Title>
        <List type="ordered" size="sm" spacing={4}>
          {(replacement === null ? texts.nextAccount : texts.nextReplacement).map((line) => (
            <List.Item key={line}>{line}</List.Item>
          ))}
        </List>
      </div>
      <Group justify="flex-end">
        <Button variant="default" onClick={again}>
          {texts.another}
        </Button>
        <Button
          component={PageLink}
          to={replacement === null ? paths.account(dead.accountId) : paths.controller(replacement.id)}
        >
          {replacement === null ? texts.toTheAccount : texts.toTheReplacement}
        </Button>
      </Group>
    </Stack>
  )
}
