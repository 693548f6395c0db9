import { Alert, Stack } from '@mantine/core'
import { useFormats, useTexts } from '../ui/language-context.tsx'
import { Link, usePath } from '../ui/router.tsx'
import { ProblemAlert } from '../ui/states.tsx'
import type { WaitingRequest } from './agent/answers.ts'
import { useStatus } from './agent/queries.ts'
import { bannerTexts } from './banner-texts.ts'
import { pageNameAt, paths } from './paths.ts'
import { TimeNotice } from './time-notice.tsx'

/** What matters whatever page is open: a clock that cannot be trusted, a request that waits, files that do not count. */
export const Banners = () => {
  const status = useStatus().data
  // The page Offline is about the request that waits, and shows it.
  const isOffline = pageNameAt(usePath()) === 'offline'
  if (status === undefined) return null
  const { problem, time } = status
  const waiting = isOffline ? null : status.waiting
  if (problem === null && time.code === 'right' && waiting === null) return null
  return (
    <Stack gap="xs" mb="md">
      {problem === null ? null : <ProblemAlert problem={problem} />}
      <TimeNotice time={time} />
      {waiting === null ? null : <Waiting request={waiting} />}
    </Stack>
  )
}

const Waiting = ({ request: { madeAt, want, give } }: { readonly request: WaitingRequest }) => {
  const texts = useTexts(bannerTexts)
  const { instant } = useFormats()
  return (
    <Alert
      variant="light"
      role="note"
      title={texts.waiting(instant(madeAt))}
      classNames={{ title: 'notice-title' }}
    >
      {texts.asks(want.length, give.length)} {texts.sentAgain} <Link href={paths.offline}>{texts.carry}</Link>
    </Alert>
  )
}
