import { Alert, Button, Group, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTexts } from '../../ui/language-context.tsx'
import { Refusal } from '../../ui/refusal.ts'
import { Failed } from '../../ui/states.tsx'
import { refusedTexts } from './refused-texts.ts'

type Props = {
  readonly error: unknown
  readonly again: () => void
  readonly isBusy: boolean
}

/** Why nothing came: a line that broke, a service that asks for patience, or a refusal with its remedy. */
export const Refused = ({ error, again, isBusy }: Props) => {
  const texts = useTexts(refusedTexts)
  const isTooMany = error instanceof Refusal && error.status === 429
  if (isTooMany)
    return <TooMany key={String(isBusy)} seconds={secondsOf(error)} again={again} isBusy={isBusy} />
  if (!isLost(error)) return <Failed error={error} again={again} />
  return (
    <Alert color="orange" variant="light" role="alert" title={texts.lost} c="var(--ink)">
      <Text size="sm">{texts.lostWhy}</Text>
      <Group mt="sm">
        <Button onClick={again} loading={isBusy}>
          {texts.again}
        </Button>
      </Group>
    </Alert>
  )
}

/** Nobody knows whether it was done: nothing answered, or the service could not. */
export const isLost = (error: unknown): boolean =>
  error instanceof Refusal && (error.status === 0 || error.status >= 500)

/** How long a service that is asked too much wants to be left alone. */
export const secondsOf = ({ facts }: Refusal): number => {
  const seconds = facts['retryAfterSeconds']
  return typeof seconds === 'number' && seconds > 0 ? Math.ceil(seconds) : 60
}

type TooManyProps = Omit<Props, 'error'> & { readonly seconds: number }

const TooMany = ({ seconds, again, isBusy }: TooManyProps) => {
  const texts = useTexts(refusedTexts)
  const [left, setLeft] = useState(seconds)
  useEffect(() => {
    const each = setInterval(() => setLeft((before) => Math.max(0, before - 1)), 1000)
    return () => clearInterval(each)
  }, [])
  return (
    <Alert color="orange" variant="light" role="alert" title={texts.busy} c="var(--ink)">
      <Text size="sm" aria-live="off">
        {texts.busyWhy(left)}
      </Text>
      <Group mt="sm">
        <Button onClick={again} loading={isBusy} disabled={left > 0}>
          {texts.again}
        </Button>
      </Group>
    </Alert>
  )
}
