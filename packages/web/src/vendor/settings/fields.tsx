import { NumberInput, Radio, Stack } from '@mantine/core'
import type { Settings } from '@tenure/contract'
import { useTexts } from '../../ui/language-context.tsx'
import { Section } from '../../ui/section.tsx'
import { settingsTexts } from './texts.ts'

/** As many as the contract takes. */
const MOST_RMAS = 1000

const choices = {
  upgradeBasis: ['installed-at', 'released-at'],
  lateMaintenance: ['refused', 'allowed'],
  secondFactor: ['required', 'optional'],
} as const

type Props = {
  readonly settings: Settings
  readonly change: (settings: Settings) => void
  readonly isDisabled: boolean
}

/** Each policy with the rule of the specification that it is about. */
export const Fields = (props: Props) => {
  const texts = useTexts(settingsTexts)
  const { settings, change, isDisabled } = props
  return (
    <>
      <Section title={texts.groups.maintenance}>
        <Stack>
          <Choice {...props} name="upgradeBasis" />
          <Choice {...props} name="lateMaintenance" />
        </Stack>
      </Section>
      <Section title={texts.groups.rma}>
        <NumberInput
          label={texts.rmaBudgetPerYear}
          description={texts.rmaBudgetPerYearWhy}
          min={0}
          max={MOST_RMAS}
          allowDecimal={false}
          clampBehavior="strict"
          styles={{ wrapper: { maxWidth: '10rem' } }}
          disabled={isDisabled}
          value={settings.rmaBudgetPerYear}
          onChange={(value) => change({ ...settings, rmaBudgetPerYear: Number(value) })}
        />
      </Section>
      <Section title={texts.groups.access}>
        <Choice {...props} name="secondFactor" />
      </Section>
    </>
  )
}

const Choice = ({ settings, change, isDisabled, name }: Props & { readonly name: keyof typeof choices }) => {
  const texts = useTexts(settingsTexts)
  return (
    <Radio.Group
      label={texts[name]}
      description={texts[`${name}Why`]}
      value={settings[name]}
      onChange={(value) => change({ ...settings, [name]: value })}
    >
      <Stack gap={6} mt="xs">
        {choices[name].map((value) => (
          <Radio key={value} value={value} label={texts.values[value]} disabled={isDisabled} />
        ))}
      </Stack>
    </Radio.Group>
  )
}
