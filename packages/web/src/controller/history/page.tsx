import { Badge, Box, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useLanguage, useTexts } from '../../ui/language-context.tsx'
import { Empty, Failed, Loading } from '../../ui/states.tsx'
import { useHistory, type Entry } from './data.ts'
import { historyTexts } from './texts.ts'
import { told } from './told.ts'

/** What happened on this controller, newest first. */
export const HistoryPage = () => {
  const texts = useTexts(historyTexts)
  const history = useHistory()
  const items = history.data?.pages.flatMap((page) => page.items)
  return (
    <Stack>
      <Title order={1}>{texts.title}</Title>
      {history.error === null ? null : <Failed error={history.error} again={() => void history.refetch()} />}
      {items === undefined && history.error === null ? <Loading /> : null}
      {items?.length === 0 ? <Empty title={texts.noneTitle}>{texts.none}</Empty> : null}
      {items === undefined || items.length === 0 ? null : (
        <Paper p={0}>
          <Box component="ol" m={0} p={0} style={{ listStyle: 'none' }} aria-label={texts.title}>
            {items.map((entry) => (
              <Line key={entry.id} entry={entry} />
            ))}
          </Box>
        </Paper>
      )}
      {history.hasNextPage ? (
        <Group justify="center">
          <Button
            variant="default"
            loading={history.isFetchingNextPage}
            onClick={() => void history.fetchNextPage()}
          >
            {texts.more}
          </Button>
        </Group>
      ) : null}
    </Stack>
  )
}

const Line = ({ entry }: { readonly entry: Entry }) => {
  const texts = useTexts(historyTexts)
  const { language, formats } = useLanguage()
  const { line, details } = told(entry, language, formats)
  return (
    <Box component="li" px="md" py="xs" style={{ borderBottom: '1px solid var(--line)' }}>
      <Group justify="space-between" gap="xs" align="baseline">
        <Text size="sm" fw={500} style={{ overflowWrap: 'anywhere', flex: '1 1 16rem' }}>
          {line}
        </Text>
        <Group gap="xs">
          {entry.certain ? null : (
            <Badge variant="outline" color="gray" c="var(--ink)" tt="none" title={texts.uncertainWhy}>
              {texts.uncertain}
            </Badge>
          )}
          <Text size="xs" c="dimmed" component="time" dateTime={entry.at}>
            {formats.instant(entry.at)}
          </Text>
        </Group>
      </Group>
      {details.map((detail) => (
        <Text key={detail} size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {detail}
        </Text>
      ))}
    </Box>
  )
}
