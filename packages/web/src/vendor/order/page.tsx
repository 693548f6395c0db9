import { Alert, Group, Paper, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { MayButton } from '../../portals/may-button.tsx'
import { vendorPaths } from '../../portals/paths.ts'
import { useAction } from '../../portals/use-ask.ts'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Refusal } from '../../ui/refusal.ts'
import { Failed } from '../../ui/states.tsx'
import { Issued, type IssuedLicenses } from '../issue/issued.tsx'
import { issueTexts } from '../issue/texts.ts'
import { OrderInput } from './order-input.tsx'
import { OrderPreview } from './order-preview.tsx'
import { orderTexts } from './texts.ts'

/** A whole order: put in, checked line by line, and then issued, all or nothing. */
export const OrderPage = () => {
  const texts = useTexts(orderTexts)
  const [csv, setCsv] = useState('')
  const [issued, setIssued] = useState<IssuedLicenses | null>(null)
  const { title } = useTexts(issueTexts)
  return (
    <Stack>
      <PageHeader title={texts.title} lead={texts.lead} above={[{ label: title, to: vendorPaths.issue() }]} />
      {issued === null ? (
        <Checked csv={csv} setCsv={setCsv} done={setIssued} />
      ) : (
        <Paper maw="46rem">
          <Issued
            issued={issued}
            again={() => {
              setCsv('')
              setIssued(null)
            }}
          />
        </Paper>
      )}
    </Stack>
  )
}

type CheckedProps = {
  readonly csv: string
  readonly setCsv: (csv: string) => void
  readonly done: (issued: IssuedLicenses) => void
}

const Checked = ({ csv, setCsv, done }: CheckedProps) => {
  const texts = useTexts(orderTexts)
  const { number } = useFormats()
  const check = useAction('POST /v1/orders')
  const issue = useAction('POST /v1/orders')
  /** What was checked: another text has to be checked anew. */
  const [checked, setChecked] = useState<string | null>(null)
  const send = (dryRun: boolean) => ({ query: { dryRun }, body: csv, bodyType: 'text/csv' as const })
  const refusal = check.error instanceof Refusal && check.error.code === 'order-invalid' ? check.error : null
  const isCurrent = checked === csv
  const licenses = isCurrent && check.data !== undefined ? check.data.licenses : null
  const run = () =>
    issue.mutate(send(false), {
      onSuccess: ({ licenseIds }) => done({ licenseIds, partnerName: null, sku: null, reference: '' }),
    })
  return (
    <Stack>
      <OrderInput csv={csv} setCsv={setCsv} />
      <Group justify="flex-end">
        <MayButton
          operation="issueOrder"
          variant={licenses === null ? 'filled' : 'default'}
          loading={check.isPending}
          whyNot={csv.trim() === '' ? texts.empty : null}
          onClick={() => {
            setChecked(csv)
            check.mutate(send(true))
          }}
        >
          {texts.check}
        </MayButton>
        {licenses === null ? null : (
          <MayButton operation="issueOrder" loading={issue.isPending} onClick={run}>
            {texts.act(number(licenses))}
          </MayButton>
        )}
      </Group>
      {checked !== null && !isCurrent ? <Alert color="yellow">{texts.changed}</Alert> : null}
      {licenses === null || check.data === undefined ? null : (
        <Alert
          color="teal"
          role="status"
          classNames={{ title: 'problem-title' }}
          title={texts.allFine(number(licenses), number(check.data.lines))}
        >
          <Text size="sm">{texts.what}</Text>
        </Alert>
      )}
      {refusal === null || !isCurrent ? null : (
        <Alert
          color="red"
          role="alert"
          classNames={{ title: 'problem-title' }}
          title={texts.wrong(number(refusal.errors.length))}
        />
      )}
      <Failed error={issue.error ?? (refusal === null ? check.error : null)} />
      {isCurrent && !check.isPending && (check.data !== undefined || refusal !== null) ? (
        <OrderPreview csv={csv} errors={refusal?.errors ?? []} />
      ) : null}
    </Stack>
  )
}
