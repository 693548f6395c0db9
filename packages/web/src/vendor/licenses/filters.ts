import { usePartnerFilter } from '../../portals/words/partner-filter.ts'
import { licenseWords } from '../../portals/words/license-words.ts'
import { useEvery } from '../../portals/pickers/every.ts'
import type { Filter } from '../../ui/data-table/filters.ts'
import { useTexts } from '../../ui/language-context.tsx'
import { useSearchState } from '../../ui/search-state.ts'
import { licensesTexts } from './texts.ts'

/** What the list of licenses can be narrowed by. */
export const useLicenseFilters = (): readonly Filter[] => {
  const texts = useTexts(licensesTexts)
  const words = useTexts(licenseWords)
  const partners = usePartnerFilter()
  const products = useEvery('GET /v1/products')
  const { orderReference = '' } = useSearchState().search
  const { vendor: _, ...places } = words.places
  return [
    { name: 'state', label: texts.status, options: optionsOf(words.states) },
    { name: 'kind', label: texts.kind, options: optionsOf(words.kinds) },
    { name: 'at', label: texts.where, options: optionsOf(places) },
    ...partners,
    {
      name: 'sku',
      label: texts.sku,
      options: (products.data ?? []).map(({ sku, name }) => ({ value: sku, label: `${sku} · ${name}` })),
    },
    { name: 'endsAfter', label: texts.endsAfter, kind: 'day' },
    { name: 'endsBefore', label: texts.endsBefore, kind: 'day' },
    ...(orderReference === ''
      ? []
      : [
          {
            name: 'orderReference',
            label: texts.order,
            options: [{ value: orderReference, label: orderReference }],
          },
        ]),
  ]
}

const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))
