import { isReturnable } from '@tenure/core'
import { Alert, Button, Checkbox, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { Failed } from '../../ui/states.tsx'
import { licensesQuery } from '../agent/queries.ts'
import { toldStatus } from '../licenses/status-shown.ts'
import { licenseTexts } from '../licenses/texts.ts'
import { useMakeRequest, type Request } from './data.ts'
import { Losses } from './losses.tsx'
import { offlineTexts } from './texts.ts'
import { Want, wantedIds, type Wanted } from './want.tsx'

type Props = { readonly waiting: Request | null; readonly made: () => void }

/** Step 1: what the controller asks for, and what it gives up for it. */
export const ChooseStep = ({ waiting, made }: Props) => {
  const texts = useTexts(offlineTexts)
  const [wanted, setWanted] = useState<Wanted>({ ticked: [], typed: '' })
  const [give, setGive] = useState<readonly string[]>([])
  const [understood, setUnderstood] = useState(false)
  const request = useMakeRequest()
  const want = wantedIds(wanted)
  return (
    <Stack>
      {waiting === null ? null : (
        <Alert variant="light" c="var(--ink)">
          {texts.waitingAlready}
        </Alert>
      )}
      <Want wanted={wanted} choose={setWanted} />
      <GiveBack give={give} choose={setGive} />
      {give.length === 0 ? null : (
        <Alert color="orange" variant="light" c="var(--ink)">
          <Stack gap="sm">
            <Losses licenseIds={give} />
            <Text size="sm" fw={600} c="var(--ink)">
              {texts.warning}
            </Text>
            <Checkbox
              label={texts.understood}
              checked={understood}
              onChange={({ currentTarget }) => setUnderstood(currentTarget.checked)}
            />
          </Stack>
        </Alert>
      )}
      {want.length + give.length === 0 ? (
        <Text size="sm" c="dimmed">
          {texts.refreshHint}
        </Text>
      ) : null}
      <Failed error={request.error} />
      <Group>
        <Button
          color={give.length === 0 ? 'petrol' : 'red.9'}
          loading={request.isPending}
          disabled={give.length > 0 && !understood}
          onClick={() => request.mutate({ want, give }, { onSuccess: made })}
        >
          {give.length > 0 ? texts.makeGive : want.length > 0 ? texts.make : texts.makeRefresh}
        </Button>
      </Group>
    </Stack>
  )
}

type GiveBackProps = {
  readonly give: readonly string[]
  readonly choose: (give: readonly string[]) => void
}

const GiveBack = ({ give, choose }: GiveBackProps) => {
  const texts = useTexts(offlineTexts)
  const { states } = useTexts(licenseTexts)
  const { day } = useFormats()
  const licenses = useQuery(licensesQuery).data?.items ?? []
  // T1, spec §2: an upgrade license is consumed when it is activated.
  const returnable = licenses.filter(isReturnable)
  return (
    <Paper>
      <Title order={2} mb="xs">
        {texts.give}
      </Title>
      {returnable.length === 0 ? <Text size="sm">{texts.giveNone}</Text> : null}
      <Checkbox.Group aria-label={texts.give} value={[...give]} onChange={choose}>
        <Stack gap="xs">
          {returnable.map(({ licenseId, description, status }) => (
            <Checkbox
              key={licenseId}
              value={licenseId}
              label={`${description} (${toldStatus(status, states, day)})`}
              description={<span className="id">{licenseId}</span>}
            />
          ))}
        </Stack>
      </Checkbox.Group>
    </Paper>
  )
}
