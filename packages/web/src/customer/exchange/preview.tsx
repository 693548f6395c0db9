import { Alert, Button, Paper, Stack, Text, Title } from '@mantine/core'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { Loading } from '../../ui/states.tsx'
import { usePreview, type Preview } from './calls.ts'
import { Effects } from './effects.tsx'
import { previewTexts } from './preview-texts.ts'
import { Refused } from './refused.tsx'
import { StepTitle } from './step-title.tsx'

type Props = {
  readonly jws: string
  readonly licenseId: string | null
  readonly act: () => void
  readonly other: () => void
}

/** What the exchange will do, in words, and the button that does it. */
export const PreviewStep = ({ jws, licenseId, act, other }: Props) => {
  const texts = useTexts(previewTexts)
  const preview = usePreview(jws, licenseId)
  return (
    <Stack gap="lg">
      {preview.data === undefined && preview.error === null ? <Loading /> : null}
      {preview.error === null ? null : (
        <Refused error={preview.error} again={() => void preview.refetch()} isBusy={preview.isFetching} />
      )}
      {preview.data === undefined || preview.error !== null ? null : (
        <>
          <Told preview={preview.data} />
          <Button size="md" onClick={act} fullWidth>
            {texts[buttonOf(preview.data)]}
          </Button>
        </>
      )}
      <Button variant="default" onClick={other} fullWidth>
        {texts.other}
      </Button>
    </Stack>
  )
}

const Told = ({ preview }: { readonly preview: Preview }) => {
  const texts = useTexts(previewTexts)
  const { number } = useFormats()
  const { installCode, account, seatsUsed, devices, capacity } = preview
  const lost = Math.max(0, seatsUsed - capacity.after)
  return (
    <>
      <StepTitle>{texts[titleOf(preview)]}</StepTitle>
      <Paper>
        <Stack>
          <div>
            <Title order={3} size="md">
              {texts.of(installCode)}
            </Title>
            <Text size="sm" c="dimmed">
              {texts.account(account)}
              {preview.joins ? ` · ${texts.joins}` : ''}
            </Text>
          </div>
          {preview.answeredBefore ? <Text>{texts.before}</Text> : null}
          {preview.waitsForApproval ? (
            <Alert color="yellow" variant="light" c="var(--ink)">
              {texts.waits}
            </Alert>
          ) : null}
          <Effects preview={preview} />
          <Text size="sm" c="dimmed">
            {texts.uses(number(seatsUsed), number(devices))}
          </Text>
          {lost === 0 || preview.answeredBefore ? null : (
            <Alert color="yellow" variant="light" c="var(--ink)">
              {texts.loses(number(lost))}
            </Alert>
          )}
        </Stack>
      </Paper>
    </>
  )
}

const titleOf = ({ answeredBefore, returns, activates }: Preview) => {
  if (answeredBefore) return 'titleBefore'
  return returns.length > 0 && activates.length === 0 ? 'titleReturn' : 'title'
}

const buttonOf = ({ answeredBefore, returns, activates }: Preview) => {
  if (answeredBefore) return 'again'
  if (activates.length > 0) return returns.length > 0 ? 'both' : 'activate'
  return returns.length > 0 ? 'takeBack' : 'answer'
}
