import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTexts } from '../../ui/language-context.tsx'
import { useMay } from '../portal.ts'
import { useAsk } from '../use-ask.ts'
import { movementTexts } from './texts.ts'

/** An account that is there, or one to be added on the way. */
export type AccountChoice =
  { readonly id: string; readonly name: string } | { readonly id: null; readonly name: string }

type Props = {
  readonly partnerId: string
  readonly value: AccountChoice | null
  readonly choose: (account: AccountChoice | null) => void
  /** Whether one may be added here. */
  readonly mayAdd?: boolean
}

const TYPING_MS = 200
const NEW = 'new'

/** Finds an account of a partner by the beginning of its name. */
export const AccountField = ({ partnerId, value, choose, mayAdd = false }: Props) => {
  const texts = useTexts(movementTexts)
  const mayCreate = useMay('createAccount') && mayAdd
  const [typed, setTyped] = useState('')
  const [asked] = useDebouncedValue(typed.trim(), TYPING_MS)
  // What was chosen stands in the field; it is not looked for again.
  const q = asked === value?.name ? '' : asked
  const found = useAsk(
    'GET /v1/accounts',
    { query: { q, partnerId, archived: false, sort: 'name', limit: 20 } },
    { keepsShown: true },
  )
  const accounts = found.data?.items ?? []
  const name = typed.trim()
  const isThere = accounts.some((each) => each.name.toLowerCase() === name.toLowerCase())
  const isSettled = asked === name && !found.isFetching
  const options = [
    ...(value === null || value.id === null || accounts.some(({ id }) => id === value.id)
      ? []
      : [{ value: value.id, label: value.name }]),
    ...accounts.map((each) => ({ value: each.id, label: each.name })),
    ...(value?.id === null ? [{ value: NEW, label: value.name }] : []),
    ...(mayCreate && name !== '' && isSettled && !isThere && name !== value?.name
      ? [{ value: `${NEW} ${name}`, label: texts.newAccount(name) }]
      : []),
  ]
  return (
    <Select
      label={texts.toAccount}
      description={texts.toAccountHint}
      data={options}
      filter={({ options: all }) => all}
      searchable
      clearable
      data-autofocus
      maxDropdownHeight={260}
      nothingFoundMessage={found.isFetching ? texts.accountSearching : texts.accountNone}
      value={value === null ? null : (value.id ?? NEW)}
      onSearchChange={setTyped}
      onChange={(chosen) => {
        if (chosen === null) choose(null)
        else if (chosen.startsWith(`${NEW} `)) choose({ id: null, name: chosen.slice(NEW.length + 1) })
        else if (chosen !== NEW)
          choose({ id: chosen, name: options.find((each) => each.value === chosen)?.label ?? '' })
      }}
    />
  )
}
