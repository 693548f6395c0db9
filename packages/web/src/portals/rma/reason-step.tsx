import { Alert, Button, Group, List, Stack, Textarea } from '@mantine/core'
import type { ControllerSeen } from '@tenure/contract'
import { useState } from 'react'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { Failed } from '../../ui/states.tsx'
import type { Answer } from '../ask.ts'
import { REASON_LENGTH } from '../controllers/reinstate-dialog.tsx'
import { MayButton } from '../may-button.tsx'
import { useAction, useAsk } from '../use-ask.ts'
import type { Target } from './target.ts'
import { rmaTexts } from './texts.ts'
import { useBudget } from './use-budget.ts'

type Props = {
  readonly dead: ControllerSeen
  readonly target: Target
  readonly back: () => void
  readonly done: (answer: Answer<'POST /v1/controllers/rma'>) => void
}

/** Why, and what will happen before it does. */
export const ReasonStep = ({ dead, target, back, done }: Props) => {
  const texts = useTexts(rmaTexts)
  const [reason, setReason] = useState('')
  const rma = useAction('POST /v1/controllers/rma')
  const { installCode } = dead
  const { isSpent } = useBudget(dead.partnerId)
  const replacement = target.to === 'replacement' ? target.replacement : null
  const run = () =>
    rma.mutate(
      {
        body: {
          installCode,
          reason: reason.trim(),
          ...(replacement === null ? {} : { replacementId: replacement.id }),
        },
      },
      { onSuccess: done },
    )
  return (
    <Stack>
      <Textarea
        label={texts.reason}
        description={texts.reasonHint}
        placeholder={texts.reasonExample}
        required
        autosize
        minRows={2}
        maxLength={REASON_LENGTH.most}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <Alert title={texts.willHappen} color="petrol" variant="light" classNames={{ title: 'problem-title' }}>
        <WillHappen dead={dead} replacement={replacement} />
      </Alert>
      <Failed error={rma.error} />
      <Group justify="space-between">
        <Button variant="default" onClick={back}>
          {texts.back}
        </Button>
        <MayButton
          operation="rmaController"
          color="red"
          loading={rma.isPending}
          whyNot={
            isSpent ? texts.budgetSpent : reason.trim().length < REASON_LENGTH.least ? texts.reasonHint : null
          }
          onClick={run}
        >
          {texts.act}
        </MayButton>
      </Group>
    </Stack>
  )
}

type WillHappenProps = { readonly dead: ControllerSeen; readonly replacement: ControllerSeen | null }

const WillHappen = ({ dead, replacement }: WillHappenProps) => {
  const texts = useTexts(rmaTexts)
  const { number } = useFormats()
  const held = useAsk('GET /v1/licenses', { query: { controllerId: dead.id, limit: 200 } })
  const { installCode, accountName } = dead
  const count = held.data === undefined ? '…' : number(held.data.items.length)
  return (
    <List size="sm" spacing={4}>
      <List.Item>
        {replacement === null
          ? texts.goesToAccount(count, installCode, accountName)
          : texts.goesToReplacement(count, installCode, replacement.installCode)}
      </List.Item>
      <List.Item>{texts.clocks}</List.Item>
      <List.Item>{texts.ifSeen(installCode)}</List.Item>
    </List>
  )
}
