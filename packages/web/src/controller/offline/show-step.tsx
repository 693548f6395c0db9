import { Button, CopyButton, Group, Paper, SimpleGrid, Stack, Text, Textarea, Title } from '@mantine/core'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { Failed } from '../../ui/states.tsx'
import { useStatus } from '../agent/queries.ts'
import { AddToBundle } from './add-to-bundle.tsx'
import { useDiscard, type Request } from './data.ts'
import { QrCode } from '../../ui/carry/qr-code.tsx'
import { saveFile } from '../../ui/carry/save-file.ts'
import { offlineTexts } from './texts.ts'

type Props = {
  readonly request: Request
  readonly forward: () => void
  readonly forgotten: () => void
}

/** Step 2: the request, in each way in which it can be carried. */
export const ShowStep = ({ request, forward, forgotten }: Props) => {
  const texts = useTexts(offlineTexts)
  const discard = useDiscard()
  const installCode = useStatus().data?.installCode ?? 'controller'
  return (
    <Stack>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Paper>
          <QrCode document={request.document} label={texts.qr} tooLong={texts.qrTooLong} />
          <Text size="sm" mt="xs" c="dimmed">
            {texts.qrHint} <span className="id">{request.carryTo}</span>
          </Text>
        </Paper>
        <Stack>
          <Contents request={request} />
          <Group>
            <CopyButton value={request.document}>
              {({ copied, copy }) => (
                <Button variant="default" onClick={copy}>
                  {copied ? texts.copied : texts.copy}
                </Button>
              )}
            </CopyButton>
            <Button
              variant="default"
              onClick={() => saveFile(`${installCode}.request`, `${request.document}\n`)}
            >
              {texts.download}
            </Button>
          </Group>
          <Textarea
            label={texts.text}
            readOnly
            rows={4}
            value={request.document}
            onFocus={({ currentTarget }) => currentTarget.select()}
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', wordBreak: 'break-all' } }}
          />
          <AddToBundle request={request} />
        </Stack>
      </SimpleGrid>
      <Failed error={discard.error} />
      <Group>
        <Button onClick={forward}>{texts.toAnswer}</Button>
        {request.give.length > 0 ? null : (
          <Button
            variant="default"
            loading={discard.isPending}
            onClick={() => discard.mutate(undefined, { onSuccess: forgotten })}
          >
            {texts.discard}
          </Button>
        )}
      </Group>
    </Stack>
  )
}

const Contents = ({ request: { want, give, madeAt } }: { readonly request: Request }) => {
  const texts = useTexts(offlineTexts)
  const { instant } = useFormats()
  return (
    <div>
      <Ids title={texts.giving} ids={give} />
      <Ids title={texts.wanting} ids={want} />
      <Text size="sm" c="dimmed">
        {texts.madeAt(instant(madeAt))}. {texts.shownAgain}
      </Text>
    </div>
  )
}

const Ids = ({ title, ids }: { readonly title: string; readonly ids: readonly string[] }) =>
  ids.length === 0 ? null : (
    <div>
      <Title order={2} size="sm">
        {title}
      </Title>
      {ids.map((id) => (
        <div key={id} className="id">
          {id}
        </div>
      ))}
    </div>
  )
