import { Group, NativeSelect, NumberInput, Text, TextInput } from '@mantine/core'
import type { Product } from '@tenure/contract'
import { licenseKinds, trialRights, type LicenseKind, type TrialRight } from '@tenure/core'
import { useAction } from '../../portals/use-ask.ts'
import { licenseWords } from '../../portals/words/license-words.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { useTexts } from '../../ui/language-context.tsx'
import { Failed } from '../../ui/states.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useApiForm } from '../../ui/use-api-form.ts'
import { productsTexts } from './texts.ts'

type Term = Product['term']
type Values = {
  sku: string
  name: string
  kind: LicenseKind
  trialOf: TrialRight
  quantity: number | string
  unit: Term['unit']
  count: number | string
  termStart: Product['termStart']
}
const units = ['perpetual', 'months', 'days', 'single-use'] as const satisfies readonly Term['unit'][]
/** What the documents sell of each kind (spec §2); the vendor may choose another. */
const usualUnit = {
  capacity: 'perpetual',
  maintenance: 'months',
  core: 'perpetual',
  upgrade: 'single-use',
  'remote-cms': 'perpetual',
  trial: 'days',
} as const satisfies Record<LicenseKind, Term['unit']>

/** Adds what can be sold. */
export const AddDialog = ({ close }: { readonly close: () => void }) => {
  const texts = useTexts(productsTexts)
  const words = useTexts(licenseWords)
  const toast = useToast()
  const add = useAction('POST /v1/products')
  const form = useApiForm<Values>({
    initialValues: {
      sku: '',
      name: '',
      kind: 'capacity',
      trialOf: 'capacity',
      quantity: 10,
      unit: 'perpetual',
      count: 12,
      termStart: 'at-activation',
    },
  })
  const { kind, unit, count } = form.values
  const hasLength = unit === 'months' || unit === 'days'
  const run = () => {
    const { sku, name, trialOf, quantity, termStart } = form.values
    const term: Term = hasLength ? { unit, count: Number(count) } : { unit }
    add.mutate(
      {
        body: {
          sku: sku.trim().toUpperCase(),
          name: name.trim(),
          kind,
          trialOf: kind === 'trial' ? trialOf : null,
          quantity: Number(quantity),
          term,
          termStart,
        },
      },
      {
        onSuccess: (product) => {
          toast({ text: texts.added(product.sku) })
          close()
        },
        onError: form.refused,
      },
    )
  }
  const options = <Value extends string>(values: readonly Value[], told: (value: Value) => string) =>
    values.map((value) => ({ value, label: told(value) }))
  return (
    <Dialog
      title={texts.add}
      close={close}
      action={{
        label: texts.add,
        isDisabled: form.values.sku.trim() === '' || form.values.name.trim() === '',
        isBusy: add.isPending,
        run,
      }}
    >
      <TextInput
        label={texts.sku}
        description={texts.skuHint}
        required
        maxLength={40}
        data-autofocus
        {...form.getInputProps('sku')}
      />
      <TextInput label={texts.name} required maxLength={120} {...form.getInputProps('name')} />
      <Group grow align="start">
        <NativeSelect
          label={texts.kind}
          data={options(licenseKinds, (value) => words.kinds[value])}
          value={kind}
          onChange={({ currentTarget }) => {
            const chosen = currentTarget.value as LicenseKind
            form.setValues({ kind: chosen, unit: usualUnit[chosen], count: chosen === 'trial' ? 30 : 12 })
          }}
        />
        {kind === 'trial' ? (
          <NativeSelect
            label={texts.trialOf}
            data={options(trialRights, (value) => words.kinds[value])}
            {...form.getInputProps('trialOf')}
          />
        ) : null}
        <NumberInput label={texts.quantity} min={1} max={1_000_000} {...form.getInputProps('quantity')} />
      </Group>
      <Group grow align="start">
        <NativeSelect
          label={texts.term}
          data={options(units, (value) => texts[value])}
          {...form.getInputProps('unit')}
        />
        {hasLength ? (
          <NumberInput label={texts.count} min={1} max={366} {...form.getInputProps('count')} />
        ) : null}
      </Group>
      {kind === 'maintenance' ? (
        <NativeSelect
          label={texts.termStart}
          data={options(['at-activation', 'after-current'] as const, (value) => texts[value])}
          {...form.getInputProps('termStart')}
        />
      ) : null}
      <Text size="sm" c="dimmed">
        {texts.fixed}
      </Text>
      <Failed error={add.error} />
    </Dialog>
  )
}
