import { Alert, Stack } from '@mantine/core'
import { useFormats, useTexts } from '../ui/language-context.tsx'
import { Link } from '../ui/router.tsx'
import { ProblemAlert } from '../ui/states.tsx'
import { useStatus } from './agent/queries.ts'
import { bannerTexts } from './banner-texts.ts'
import { paths } from './paths.ts'

/** What matters whatever page is open: a clock that cannot be trusted, a request that waits, files that do not count. */
export const Banners = () => {
  const texts = useTexts(bannerTexts)
  const formats = useFormats()
  const status = useStatus().data
  if (status === undefined) return null
  const { problem, time, waiting } = status
  if (problem === null && time.certain && waiting === null) return null
  return (
    <Stack gap="xs" mb="md">
      {problem === null ? null : <ProblemAlert problem={problem} />}
      {time.certain ? null : (
        <Alert color="yellow" variant="light" title={texts.timeUnknown} role="note">
          {texts.timeUnknownMeans(formats.day(time.at))}
        </Alert>
      )}
      {waiting === null ? null : (
        <Alert variant="light" title={texts.waiting(formats.instant(waiting.madeAt))} role="note">
          {texts.waitingMeans(waiting.want.length, waiting.give.length)}{' '}
          <Link href={paths.offline}>{texts.carry}</Link>
        </Alert>
      )}
    </Stack>
  )
}
