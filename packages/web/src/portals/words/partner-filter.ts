import type { Filter } from '../../ui/data-table/filters.ts'
import { useTexts } from '../../ui/language-context.tsx'
import { useSearchState } from '../../ui/search-state.ts'
import { useEvery } from '../pickers/every.ts'
import { pickerTexts } from '../pickers/texts.ts'
import { useAsk } from '../use-ask.ts'
import { useIsVendor } from '../works-paths.ts'

/** The vendor narrows a list to a partner; an account is named where a link has narrowed the list to it. */
export const usePartnerFilter = (): readonly Filter[] => {
  const texts = useTexts(pickerTexts)
  const isVendor = useIsVendor()
  const partners = useEvery('GET /v1/partners', isVendor)
  const { accountId = '' } = useSearchState().search
  const account = useAsk(
    'GET /v1/accounts/{id}',
    { params: { id: accountId } },
    { isWanted: accountId !== '' },
  )
  const ofPartner: Filter = {
    name: 'partnerId',
    label: texts.partner,
    options: (partners.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
  }
  const ofAccount: Filter = {
    name: 'accountId',
    label: texts.account,
    options: account.data === undefined ? [] : [{ value: accountId, label: account.data.name }],
  }
  return [...(isVendor ? [ofPartner] : []), ...(accountId === '' ? [] : [ofAccount])]
}
