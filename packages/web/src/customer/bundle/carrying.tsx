import { Button, Code, Group, Paper, Progress, Stack, Text, Title } from '@mantine/core'
import type { SiteBundle } from '@tenure/core'
import { saveFile } from '../../ui/carry/save-file.ts'
import { useTexts } from '../../ui/language-context.tsx'
import { Refused } from '../exchange/refused.tsx'
import { StepTitle } from '../exchange/step-title.tsx'
import type { BundleAnswer } from './carry-bundle.ts'
import { Rows } from './rows.tsx'
import { bundleTexts } from './texts.ts'
import { useBundleCarrying, type Carrying } from './use-bundle-carrying.ts'
import { useLooks } from './use-looks.ts'

type Props = {
  readonly bundle: SiteBundle
  /** What its file was called. */
  readonly name: string | null
  readonly other: () => void
}

/** The bundle on its way: what each request will do, how far it is, and the answers to take along. */
export const BundleCarrying = ({ bundle, name, other }: Props) => {
  const texts = useTexts(bundleTexts)
  const carrying = useBundleCarrying(bundle)
  const { answers, isBusy, error, patience, goOn } = carrying
  const looks = useLooks(bundle, answers.length === 0 && !isBusy)
  const file = answersName(name)
  const isWhole = answers.length === bundle.length
  return (
    <Stack gap="lg">
      <StepTitle>{texts.found(bundle.length)}</StepTitle>
      <HowFar answers={answers} all={bundle.length} isStarted={isBusy || answers.length > 0} />
      {patience === null ? null : <Text role="status">{texts.waiting(patience)}</Text>}
      {error === null || isBusy ? null : <Refused error={error} again={goOn} isBusy={isBusy} />}
      <Buttons
        carrying={carrying}
        all={bundle.length}
        save={() => saveFile(file, answersText(answers), 'application/json')}
        other={other}
      />
      {isWhole ? <Next file={file} /> : null}
      <Rows bundle={bundle} looks={looks} answers={answers} />
    </Stack>
  )
}

type HowFarProps = {
  readonly answers: readonly BundleAnswer[]
  readonly all: number
  readonly isStarted: boolean
}

const HowFar = ({ answers, all, isStarted }: HowFarProps) => {
  const texts = useTexts(bundleTexts)
  if (!isStarted) return null
  const refused = answers.filter(({ answer }) => answer === null || answer.refusals.length > 0).length
  return (
    <div>
      <Progress value={(answers.length / all) * 100} aria-label={texts.progress(answers.length, all)} />
      <Text size="sm" mt="xs" role="status">
        {texts.progress(answers.length, all)}
        {refused === 0 ? '' : ` · ${texts.refusedCount(refused)}`}
      </Text>
    </div>
  )
}

type ButtonsProps = {
  readonly carrying: Carrying
  readonly all: number
  readonly save: () => void
  readonly other: () => void
}

const Buttons = ({ carrying: { answers, isBusy, error, goOn, stop }, all, save, other }: ButtonsProps) => {
  const texts = useTexts(bundleTexts)
  const left = all - answers.length
  return (
    <Group>
      {left === 0 || isBusy || error !== null ? null : (
        <Button onClick={goOn}>{answers.length === 0 ? texts.carry(all) : texts.goOn(left)}</Button>
      )}
      {isBusy ? (
        <Button variant="default" onClick={stop}>
          {texts.stop}
        </Button>
      ) : null}
      {answers.length === 0 ? null : (
        <Button {...(left === 0 ? {} : { variant: 'default' })} onClick={save}>
          {left === 0 ? texts.save : texts.saveSome}
        </Button>
      )}
      {isBusy ? null : (
        <Button variant="default" onClick={other}>
          {texts.other}
        </Button>
      )}
    </Group>
  )
}

const Next = ({ file }: { readonly file: string }) => {
  const texts = useTexts(bundleTexts)
  return (
    <Paper>
      <Stack gap="xs">
        <Title order={3} size="md">
          {texts.next}
        </Title>
        <ol className="what-next">
          {texts.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <Text size="sm">
          {texts.terminal} <Code>tenure-agent apply {file}</Code>
        </Text>
        <Text size="sm" c="dimmed">
          {texts.again}
        </Text>
      </Stack>
    </Paper>
  )
}

const answersName = (name: string | null): string =>
  `${(name ?? 'site').replace(/\.[a-z]{1,8}$/i, '')}-answers.json`

/** As `tenure-agent bundle carry` writes it, and as `tenure-agent apply` and the controller's page take it. */
const answersText = (answers: readonly BundleAnswer[]): string => `${JSON.stringify({ answers }, null, 1)}\n`
