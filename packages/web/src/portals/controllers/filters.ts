import type { Filter } from '../../ui/data-table/filters.ts'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { useSearchState } from '../../ui/search-state.ts'
import { usePartnerFilter } from '../words/partner-filter.ts'
import { controllerTexts } from './texts.ts'

/** So long is what the overview calls silent; the others tell what is forgotten from what is only offline. */
const SILENT_DAYS = ['30', '90', '365']

/** What the list of controllers can be narrowed by. */
export const useControllerFilters = (): readonly Filter[] => {
  const texts = useTexts(controllerTexts)
  const { number } = useFormats()
  const partners = usePartnerFilter()
  const { silentDays = '' } = useSearchState().search
  const days =
    SILENT_DAYS.includes(silentDays) || silentDays === '' ? SILENT_DAYS : [silentDays, ...SILENT_DAYS]
  return [
    {
      name: 'status',
      label: texts.status,
      options: (['active', 'pending', 'replaced', 'left'] as const).map((value) => ({
        value,
        label: texts.states[value],
      })),
    },
    {
      name: 'short',
      label: texts.maintenance,
      options: [
        { value: 'true', label: texts.isShort },
        { value: 'false', label: texts.isNotShort },
      ],
    },
    {
      name: 'silentDays',
      label: texts.silent,
      options: days.map((value) => ({ value, label: texts.silentFor(number(Number(value))) })),
    },
    ...partners,
  ]
}
