import { Button, Group, Paper, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useAction } from '../../portals/use-ask.ts'
import { Camera } from '../../ui/carry/camera.tsx'
import { QrCode } from '../../ui/carry/qr-code.tsx'
import { saveFile } from '../../ui/carry/save-file.ts'
import { useTexts } from '../../ui/language-context.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Failed } from '../../ui/states.tsx'
import { carryPageTexts } from './texts.ts'

/** Gives a controller's request to the service and shows its license file. */
export const CarryPage = () => {
  const texts = useTexts(carryPageTexts)
  const [text, setText] = useState('')
  const exchange = useAction('POST /v1/exchange')
  const give = (request: string) => exchange.mutate({ body: request.trim(), bodyType: 'application/jose' })
  return (
    <Stack maw={640} mx="auto">
      <PageHeader title={texts.title} lead={texts.lead} />
      {exchange.data === undefined ? (
        <Paper>
          <Stack>
            <Camera found={give} />
            <Textarea
              label={texts.request}
              rows={5}
              value={text}
              spellCheck={false}
              autoComplete="off"
              onChange={({ currentTarget }) => setText(currentTarget.value)}
            />
            <Failed error={exchange.error} />
            <Group>
              <Button disabled={text.trim() === ''} loading={exchange.isPending} onClick={() => give(text)}>
                {texts.ask}
              </Button>
            </Group>
          </Stack>
        </Paper>
      ) : (
        <Paper>
          <Stack>
            <QrCode document={exchange.data.licenseFile} label={texts.answer} tooLong={texts.tooLong} />
            <Group>
              <Button onClick={() => saveFile('controller.license', JSON.stringify(exchange.data))}>
                {texts.save}
              </Button>
            </Group>
          </Stack>
        </Paper>
      )}
    </Stack>
  )
}
