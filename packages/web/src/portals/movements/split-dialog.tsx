import { ActionIcon, Button, Group, NumberInput, Stack, Text } from '@mantine/core'
import type { LicenseSeen } from '@tenure/contract'
import { Plus, X } from 'lucide-react'
import { useState, type RefObject } from 'react'
import { Confirm } from '../../ui/confirm.tsx'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { shortId } from '../../ui/license-id.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useAction } from '../use-ask.ts'
import { licenseWords } from '../words/license-words.ts'
import { MOST_PARTS, suggestParts } from './parts.ts'
import { movementTexts } from './texts.ts'

type Props = {
  readonly license: LicenseSeen
  readonly close: () => void
  readonly opener?: RefObject<HTMLElement | null>
}

/** Splits a license into parts that add up to it (T4). */
export const SplitDialog = ({ license, close, opener }: Props) => {
  const texts = useTexts(movementTexts)
  const words = useTexts(licenseWords)
  const { number } = useFormats()
  const toast = useToast()
  const { quantity } = license
  const [parts, setParts] = useState<readonly (number | '')[]>(() => {
    const half = Math.floor(quantity / 2)
    return [quantity - half, half]
  })
  const split = useAction('POST /v1/licenses/{id}/split')
  const sum = parts.reduce<number>((total, each) => total + (each === '' ? 0 : each), 0)
  const isWhole = sum === quantity && parts.every((each) => each !== '' && each >= 1)
  const run = () =>
    split.mutate(
      { params: { id: license.id }, body: { quantities: parts.map(Number) } },
      {
        onSuccess: () => {
          toast({ text: texts.splitDone(number(parts.length)) })
          close()
        },
      },
    )
  return (
    <Confirm
      title={texts.splitTitle}
      act={texts.split}
      run={run}
      close={close}
      isBusy={split.isPending}
      error={split.error}
      isDisabled={!isWhole}
      {...(opener === undefined ? {} : { opener })}
    >
      <Text size="sm" fw={600}>
        {texts.splitLead(words.describe(license), shortId(license.id))}
      </Text>
      <Text size="sm">{texts.splitHow(number(quantity))}</Text>
      <Suggestions quantity={quantity} take={setParts} />
      <Parts parts={parts} change={setParts} />
      <Group justify="space-between">
        <Button
          variant="subtle"
          leftSection={<Plus size={16} aria-hidden="true" />}
          disabled={parts.length >= MOST_PARTS}
          onClick={() => setParts([...parts, Math.max(quantity - sum, 0) || ''])}
        >
          {texts.addPart}
        </Button>
        <Text size="sm" role="status" c={isWhole ? 'dimmed' : 'var(--mantine-color-error)'}>
          {told(sum, quantity, texts, number)}
        </Text>
      </Group>
    </Confirm>
  )
}

const told = (
  sum: number,
  quantity: number,
  texts: (typeof movementTexts)['en'],
  number: (value: number) => string,
): string => {
  if (sum === quantity) return texts.addsUp(number(quantity))
  return sum < quantity
    ? texts.tooFew(number(quantity - sum), number(quantity))
    : texts.tooMany(number(sum - quantity), number(quantity))
}

type SuggestionsProps = {
  readonly quantity: number
  readonly take: (parts: readonly number[]) => void
}

const Suggestions = ({ quantity, take }: SuggestionsProps) => {
  const texts = useTexts(movementTexts)
  const { number } = useFormats()
  const suggestions = suggestParts(quantity)
  if (suggestions.length === 0) return null
  return (
    <Group gap="xs" role="group" aria-label={texts.suggestions}>
      {suggestions.map((each) => {
        const label = each.by === 'count' ? texts.inParts(each.count) : texts.inSizes(number(each.size))
        return (
          <Button key={label} size="compact-sm" variant="default" onClick={() => take(each.parts)}>
            {label}
          </Button>
        )
      })}
    </Group>
  )
}

type PartsProps = {
  readonly parts: readonly (number | '')[]
  readonly change: (parts: readonly (number | '')[]) => void
}

const Parts = ({ parts, change }: PartsProps) => {
  const texts = useTexts(movementTexts)
  return (
    <Stack gap="xs" mah={320} style={{ overflowY: 'auto' }} p={3}>
      {parts.map((part, index) => (
        // Parts are told apart by where they stand, and by nothing else.
        <Group key={index} gap="xs" wrap="nowrap" align="end">
          <NumberInput
            flex={1}
            label={texts.part(index + 1)}
            min={1}
            allowDecimal={false}
            allowNegative={false}
            value={part}
            onChange={(value) =>
              change(
                parts.map((each, at) => (at === index ? (typeof value === 'number' ? value : '') : each)),
              )
            }
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            mb={2}
            aria-label={texts.removePart(index + 1)}
            disabled={parts.length <= 2}
            onClick={() => change(parts.filter((_, at) => at !== index))}
          >
            <X size={16} aria-hidden="true" />
          </ActionIcon>
        </Group>
      ))}
    </Stack>
  )
}
