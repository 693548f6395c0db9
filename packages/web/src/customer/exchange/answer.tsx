import { Alert, Button, CopyButton, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { describeLicense } from '@tenure/core'
import { QrCode } from '../../ui/carry/qr-code.tsx'
import { saveFile } from '../../ui/carry/save-file.ts'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import type { Problem } from '../../ui/refusal.ts'
import { Loading } from '../../ui/states.tsx'
import { answerFileName, answerFileText, codesOf } from './answer-files.ts'
import { answerTexts } from './answer-texts.ts'
import { useAnswer, type ExchangeAnswer } from './calls.ts'
import { NotDone } from './effects.tsx'
import { NextSteps } from './next-steps.tsx'
import { readLicenseFile } from './read-carried.ts'
import { Refused } from './refused.tsx'
import { StepTitle } from './step-title.tsx'
import type { CarriedRequest } from './use-carried.ts'
import { useAwake } from './use-awake.ts'

type Props = {
  readonly carried: CarriedRequest
  readonly licenseId: string | null
  readonly other: () => void
}

/** The answer, in each way in which it can be carried, and what to do with it. */
export const AnswerStep = ({ carried, licenseId, other }: Props) => {
  const texts = useTexts(answerTexts)
  const answer = useAnswer(carried.jws, licenseId)
  return (
    <Stack gap="lg">
      {answer.data === undefined ? (
        answer.error === null ? (
          <Loading />
        ) : (
          <Refused error={answer.error} again={() => void answer.refetch()} isBusy={answer.isFetching} />
        )
      ) : (
        <Shown answer={answer.data} gives={carried.request.give.length > 0} />
      )}
      <Button variant="default" onClick={other} fullWidth>
        {texts.other}
      </Button>
    </Stack>
  )
}

const Shown = ({ answer, gives }: { readonly answer: ExchangeAnswer; readonly gives: boolean }) => {
  const texts = useTexts(answerTexts)
  const { number } = useFormats()
  useAwake()
  const file = readLicenseFile(answer.licenseFile)
  const name = answerFileName(file?.installCode ?? 'controller', file?.generation ?? 0)
  const text = answerFileText(answer)
  return (
    <>
      <StepTitle>{texts.title}</StepTitle>
      {file === null ? null : (
        <div>
          <Text fw={600}>{texts.of(file.installCode, number(file.generation))}</Text>
          <Text size="sm">{file.licenses.length === 0 ? texts.holdsNothing : `${texts.holds}:`}</Text>
          <ul className="what-next">
            {file.licenses.map((license) => (
              <li key={license.id}>{describeLicense(license)}</li>
            ))}
          </ul>
          {gives ? <Text size="sm">{texts.returned}</Text> : null}
        </div>
      )}
      <NotAllDone refusals={answer.refusals} />
      <Codes codes={codesOf(answer)} />
      <Group grow>
        <Button variant="default" onClick={() => saveFile(name, text, 'application/octet-stream')}>
          {texts.save}
        </Button>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? texts.copied : texts.copy}
            </Button>
          )}
        </CopyButton>
      </Group>
      <NextSteps file={name} gives={gives} />
    </>
  )
}

const NotAllDone = ({ refusals }: Pick<ExchangeAnswer, 'refusals'>) => {
  const texts = useTexts(answerTexts)
  if (refusals.length === 0) return null
  return (
    <Alert color="red" variant="light" title={texts.nothingNew} c="var(--ink)">
      <ul className="effects">
        {refusals.map((refusal) => (
          <NotDone key={refusal.licenseId} refusal={refusal as Problem & { readonly licenseId: string }} />
        ))}
      </ul>
    </Alert>
  )
}

const Codes = ({ codes }: { readonly codes: readonly string[] }) => {
  const texts = useTexts(answerTexts)
  return (
    <>
      {codes.length === 1 ? null : <Text>{texts.qrMany(codes.length)}</Text>}
      {codes.map((code, index) => (
        <Paper key={code} className="carried-code" p={0}>
          <QrCode
            document={code}
            label={codes.length === 1 ? texts.qr : texts.qrOf(index + 1, codes.length)}
            tooLong={texts.qrTooLong}
          />
          {codes.length === 1 ? null : (
            <Title order={3} size="sm" c="#1b2430">
              {texts.qrOf(index + 1, codes.length)}
            </Title>
          )}
        </Paper>
      ))}
    </>
  )
}
