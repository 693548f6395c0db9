import type { UpgradeReason } from '@tenure/core'
import { Alert, Button, Divider, FileInput, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../ui/call.ts'
import { useFormats, useLanguage, useTexts } from '../../ui/language-context.tsx'
import { toldRefusal } from '../../ui/refusal-texts.ts'
import { Failed, problemOf } from '../../ui/states.tsx'
import { Refusal } from '../../ui/refusal.ts'
import { useStatus } from '../agent/queries.ts'
import { upgradeTexts } from './texts.ts'

type Question =
  | { readonly version: string; readonly publishedOn: string }
  | { readonly manifest: string; readonly fileName: string }

type Allowed = {
  readonly reason: UpgradeReason
  readonly target: string
  readonly from: 'manifest' | 'name'
}

const ask = (question: Question): Promise<Allowed> => {
  if ('manifest' in question) return call<Allowed>('POST', '/v1/can-upgrade', { manifest: question.manifest })
  const query = new URLSearchParams({ version: question.version })
  if (question.publishedOn !== '') query.set('releasedAt', `${question.publishedOn}T00:00:00Z`)
  return call<Allowed>('GET', `/v1/can-upgrade?${query}`)
}

const nameOf = (question: Question): string => ('manifest' in question ? question.fileName : question.version)

/** "Can this controller take version X?" */
export const UpgradePage = () => {
  const texts = useTexts(upgradeTexts)
  const [version, setVersion] = useState('')
  const [publishedOn, setPublishedOn] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const queries = useQueryClient()
  const answer = useMutation({
    mutationFn: ask,
    onSettled: () => queries.invalidateQueries({ queryKey: ['history'] }),
  })
  const submit = async () => {
    if (file !== null) return answer.mutate({ manifest: (await file.text()).trim(), fileName: file.name })
    const named = version.trim()
    if (named !== '') answer.mutate({ version: named, publishedOn })
  }
  return (
    <Stack maw={720}>
      <Title order={1}>{texts.title}</Title>
      <Text c="dimmed">{texts.intro}</Text>
      <Now />
      <Paper
        component="form"
        onSubmit={(event: React.FormEvent) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Stack>
          <Group align="flex-start" grow preventGrowOverflow={false}>
            <TextInput
              label={texts.version}
              description={texts.versionHint}
              value={version}
              maxLength={40}
              disabled={file !== null}
              onChange={({ currentTarget }) => setVersion(currentTarget.value)}
            />
            <TextInput
              type="date"
              label={texts.publishedAt}
              description={texts.publishedHint}
              value={publishedOn}
              disabled={file !== null}
              onChange={({ currentTarget }) => setPublishedOn(currentTarget.value)}
            />
          </Group>
          <Divider label={texts.or} labelPosition="left" />
          <FileInput
            label={texts.manifest}
            description={texts.manifestHint}
            placeholder={texts.manifestChoose}
            value={file}
            onChange={setFile}
            clearable
          />
          <Group>
            <Button
              type="submit"
              disabled={file === null && version.trim() === ''}
              loading={answer.isPending}
            >
              {texts.ask}
            </Button>
          </Group>
        </Stack>
      </Paper>
      <div aria-live="polite">
        {answer.data === undefined ? null : <Yes allowed={answer.data} />}
        {answer.error === null ? null : <No error={answer.error} question={answer.variables} />}
      </div>
    </Stack>
  )
}

const Now = () => {
  const texts = useTexts(upgradeTexts)
  const { day, number } = useFormats()
  const status = useStatus().data
  if (status === undefined) return null
  const { required, covered, endsAt, missing } = status.maintenance
  const maintenance =
    required === 0
      ? texts.notNeeded
      : covered
        ? endsAt === null
          ? texts.coveredForEver
          : texts.covered(day(endsAt))
        : texts.notCovered(number(missing), missing === 1)
  return (
    <Text size="sm">
      {texts.installed}: <strong>{`${status.model} ${status.softwareVersion}`}</strong> · {texts.maintenance}:{' '}
      <strong>{maintenance}</strong>
    </Text>
  )
}

const Yes = ({ allowed }: { readonly allowed: Allowed }) => {
  const texts = useTexts(upgradeTexts)
  return (
    <Alert
      color="green"
      variant="light"
      title={`✓ ${texts.yes(allowed.target)}`}
      classNames={{ title: 'verdict-title' }}
    >
      <Text size="sm">{texts.reasons[allowed.reason]}</Text>
      <Text size="sm">{allowed.from === 'manifest' ? texts.fromManifest : texts.fromName}</Text>
    </Alert>
  )
}

const No = ({ error, question }: { readonly error: unknown; readonly question: Question | undefined }) => {
  const texts = useTexts(upgradeTexts)
  const { language } = useLanguage()
  // What was no verdict (a typing error, no answer) is told as any failure.
  if (!(error instanceof Refusal) || error.status !== 409) return <Failed error={error} />
  const problem = problemOf(error)
  const { sentence, remedy } = toldRefusal(language, problem)
  return (
    <Alert
      color="red"
      variant="light"
      title={`✗ ${texts.no(question === undefined ? texts.thisRelease : nameOf(question))}`}
      classNames={{ title: 'problem-title' }}
    >
      <Text size="sm">{sentence}</Text>
      <Text size="sm" mt="xs">
        <strong>{texts.remedy}:</strong> {remedy}
      </Text>
      <Text size="sm" c="dimmed" mt="xs">
        {texts.running}
      </Text>
    </Alert>
  )
}
