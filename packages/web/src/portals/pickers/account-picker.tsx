import type { AccountListed } from '@tenure/contract'
import { useTexts } from '../../ui/language-context.tsx'
import { useAsk } from '../use-ask.ts'
import { Picker, useTyped, type PickerProps } from './picker.tsx'
import { pickerTexts } from './texts.ts'

type Props = PickerProps<AccountListed> & {
  /** Of which partner; of all that are seen, if it is not given. */
  readonly partnerId?: string | undefined
}

/** Chooses an account that is in use, by the beginning of its name. */
export const AccountPicker = ({ partnerId, label, ...others }: Props) => {
  const texts = useTexts(pickerTexts)
  const typed = useTyped()
  // A chosen name stands in the box like a search; all that begin so are found again, it among them.
  const q = typed.asked.split(' · ')[0] ?? ''
  const accounts = useAsk(
    'GET /v1/accounts',
    { query: { partnerId, q, archived: false, sort: 'name', limit: 20 } },
    { keepsShown: true },
  )
  return (
    <Picker
      {...others}
      label={label ?? texts.account}
      placeholder={texts.typeName}
      typed={typed}
      items={accounts.data?.items ?? []}
      choiceOf={({ id, name, partnerName }) => ({
        value: id,
        label: partnerId === undefined ? `${name} · ${partnerName}` : name,
      })}
    />
  )
}
