import { Alert, Button, Group, NativeSelect, NumberInput, SimpleGrid, Stack, Text } from '@mantine/core'
import type { ControllerSeen } from '@tenure/contract'
import { defaultPolicy, type Policy } from '@tenure/core'
import { useState } from 'react'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { Section } from '../../ui/section.tsx'
import { ProblemAlert } from '../../ui/states.tsx'
import { useInventoryPath } from '../inventory-path.ts'
import { useAsk } from '../use-ask.ts'
import { ForecastChart, isoDay } from './chart.tsx'
import { instantOf, whatIf, type Forecast, type Holding, type Outcome } from './forecast.ts'
import { maintenanceTexts } from './texts.ts'

type Props = { readonly holdings: readonly Holding[]; readonly at: number }
const YEARS = [1, 3] as const

/** Answers what maintenance would do for a controller, by the rules that the service judges by. */
export const WhatIf = ({ holdings, at }: Props) => {
  const texts = useTexts(maintenanceTexts)
  const policy = usePolicy()
  const [chosen, choose] = useState(holdings[0]?.controller.id ?? '')
  const [years, setYears] = useState<number>(3)
  const [quantity, setQuantity] = useState<number | null>(null)
  const holding = holdings.find(({ controller }) => controller.id === chosen) ?? holdings[0]
  if (holding === undefined) return null
  const { controller, held } = holding
  const wanted = quantity ?? Math.max(1, controller.maintenance.required)
  const outcome = whatIf(
    { quantity: wanted, months: years * 12 },
    { held, at, policy, firstCapacityAt: instantOf(controller.firstCapacityAt) },
  )
  return (
    <Section title={texts.whatIf} lead={texts.whatIfLead}>
      <Stack>
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <NativeSelect
            label={texts.controller}
            value={controller.id}
            data={holdings.map((each) => ({
              value: each.controller.id,
              label: each.controller.installCode,
            }))}
            onChange={({ currentTarget }) => {
              choose(currentTarget.value)
              setQuantity(null)
            }}
          />
          <NumberInput
            label={texts.quantity}
            min={1}
            max={1_000_000}
            allowDecimal={false}
            allowNegative={false}
            value={wanted}
            onChange={(value) => setQuantity(typeof value === 'number' && value >= 1 ? value : 1)}
          />
          <NativeSelect
            label={texts.term}
            value={String(years)}
            data={YEARS.map((count) => ({ value: String(count), label: texts.years(count) }))}
            onChange={({ currentTarget }) => setYears(Number(currentTarget.value))}
          />
        </SimpleGrid>
        <div role="status">
          <Answer outcome={outcome} controller={controller} quantity={wanted} />
        </div>
      </Stack>
    </Section>
  )
}

/** The vendor's; those of the specification until they are known. */
const usePolicy = (): Policy => {
  const settings = useAsk('GET /v1/settings', {})
  return settings.data ?? defaultPolicy
}

type AnswerProps = {
  readonly outcome: Outcome
  readonly controller: ControllerSeen
  readonly quantity: number
}

const Answer = ({ outcome, controller: { installCode, partnerId }, quantity }: AnswerProps) => {
  const texts = useTexts(maintenanceTexts)
  const { day, number } = useFormats()
  const inventory = useInventoryPath(partnerId, { kind: 'maintenance' })
  if (!outcome.ok) return <ProblemAlert problem={outcome.refusal} />
  const { startsAt, endsAt, before, after } = outcome
  const { required } = after.coverage
  const sentences =
    required === 0
      ? [texts.notNeeded]
      : [...toldAfter(after, texts, day, number), ...toldBefore(before, texts, day, number)]
  return (
    <Stack gap="sm">
      <Alert
        variant="light"
        {...(after.coverage.covered ? {} : { color: 'yellow' })}
        title={texts.runs(isoDay(startsAt, day), isoDay(endsAt, day))}
        classNames={{ title: 'verdict-title' }}
      >
        {sentences.map((sentence) => (
          <Text key={sentence} size="sm">
            {sentence}
          </Text>
        ))}
        {required > 0 && quantity > required ? (
          <Text size="sm">{texts.tooMuch(number(required))}</Text>
        ) : null}
      </Alert>
      <ForecastChart rows={[{ key: installCode, name: installCode, label: installCode, forecast: after }]} />
      {required === 0 ? null : (
        <Group>
          <Button component={PageLink} to={inventory} variant="default">
            {texts.getOne}
          </Button>
        </Group>
      )}
    </Stack>
  )
}

type Texts = (typeof maintenanceTexts)['en']
type Tell = (
  forecast: Forecast,
  texts: Texts,
  day: (value: string) => string,
  number: (value: number) => string,
) => readonly string[]

const toldAfter: Tell = ({ coverage, shortFrom, stretches }, texts, day, number) => {
  if (!coverage.covered) return [texts.stillShort(number(coverage.missing))]
  if (shortFrom === null) return [texts.coveredThroughout]
  const missing = stretches.find(({ from }) => from === shortFrom)?.missing ?? 0
  return [
    texts.coveredUntil(isoDay(shortFrom, day)),
    texts.shortAgain(isoDay(shortFrom, day), number(missing)),
  ]
}

const toldBefore: Tell = ({ coverage, shortFrom }, texts, day, number) => {
  if (!coverage.covered) return [texts.beforeShort(number(coverage.missing))]
  return shortFrom === null ? [] : [texts.beforeCovered(isoDay(shortFrom, day))]
}
