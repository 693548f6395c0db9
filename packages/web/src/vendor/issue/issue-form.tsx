import { Group, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core'
import type { LicenseKind } from '@tenure/core'
import { useState, type FormEvent } from 'react'
import { MayButton } from '../../portals/may-button.tsx'
import { useEvery } from '../../portals/pickers/every.ts'
import { useAction } from '../../portals/use-ask.ts'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { useSearchState } from '../../ui/search-state.ts'
import { Failed } from '../../ui/states.tsx'
import type { IssuedLicenses } from './issued.tsx'
import { orderLine } from './order-line.ts'
import { issueTexts } from './texts.ts'

/** The form is for what a person types; more come as an order from a file. */
const MOST = 1000

type Props = {
  readonly done: (issued: IssuedLicenses) => void
  /** Only products of this kind are offered. */
  readonly kind?: LicenseKind
}

/** Partner, product, how many: issued all at once, or none, as an order of one line. */
export const IssueForm = ({ done, kind }: Props) => {
  const texts = useTexts(issueTexts)
  const { number } = useFormats()
  const { search } = useSearchState()
  const partners = useEvery('GET /v1/partners')
  const products = useEvery('GET /v1/products')
  const [partnerId, setPartnerId] = useState<string | null>(search['partnerId'] ?? null)
  const [sku, setSku] = useState<string | null>(null)
  const [count, setCount] = useState<number | string>(1)
  const [reference, setReference] = useState('')
  const issue = useAction('POST /v1/orders')
  const partner = partners.data?.find(({ id }) => id === partnerId)
  const product = products.data?.find((each) => each.sku === sku)
  const offered = (products.data ?? []).filter(
    (each) => each.onSale && (kind === undefined || each.kind === kind),
  )
  const isWhole = partner !== undefined && product !== undefined && Number(count) >= 1
  const run = (event: FormEvent) => {
    event.preventDefault()
    if (!isWhole || issue.isPending) return
    const body = orderLine({ partner: partner.id, sku: product.sku, count: Number(count), reference })
    issue.mutate(
      { query: { dryRun: false }, body, bodyType: 'text/csv' },
      {
        onSuccess: ({ licenseIds }) =>
          done({ licenseIds, partnerName: partner.name, sku: product.sku, reference: reference.trim() }),
      },
    )
  }
  return (
    <form onSubmit={run}>
      <Stack>
        <Select
          label={texts.partner}
          placeholder={texts.choose}
          required
          searchable
          data={(partners.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={partnerId}
          onChange={setPartnerId}
        />
        <Select
          label={texts.product}
          placeholder={texts.choose}
          required
          searchable
          data={offered.map((each) => ({ value: each.sku, label: `${each.name} (${each.sku})` }))}
          value={sku}
          onChange={setSku}
        />
        <NumberInput
          label={texts.count}
          description={texts.countHint}
          required
          min={1}
          max={MOST}
          allowDecimal={false}
          maw="14rem"
          value={count}
          onChange={setCount}
        />
        <TextInput
          label={texts.reference}
          description={texts.referenceHint}
          maxLength={500}
          value={reference}
          onChange={({ currentTarget }) => setReference(currentTarget.value)}
        />
        {isWhole ? (
          <Text size="sm">{texts.willHappen(number(Number(count)), product.name, partner.name)}</Text>
        ) : null}
        <Failed error={issue.error ?? partners.error ?? products.error} />
        <Group justify="flex-end">
          <MayButton
            operation="issueOrder"
            type="submit"
            loading={issue.isPending}
            whyNot={isWhole ? null : texts.incomplete}
          >
            {texts.act}
          </MayButton>
        </Group>
      </Stack>
    </form>
  )
}
