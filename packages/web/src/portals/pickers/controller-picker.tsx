import type { ControllerSeen } from '@tenure/contract'
import { useTexts } from '../../ui/language-context.tsx'
import { useAsk } from '../use-ask.ts'
import { Picker, useTyped, type PickerProps } from './picker.tsx'
import { pickerTexts } from './texts.ts'

type Props = PickerProps<ControllerSeen> & {
  readonly accountId?: string | undefined
  /** Which of them cannot be chosen here. */
  readonly without?: string
}

/** Chooses an active controller, by the beginning of its install code. */
export const ControllerPicker = ({ accountId, without, label, ...others }: Props) => {
  const texts = useTexts(pickerTexts)
  const typed = useTyped()
  const q = typed.asked.split(' · ')[0] ?? ''
  const controllers = useAsk(
    'GET /v1/controllers',
    { query: { accountId, status: 'active', sort: 'install-code', limit: 20, ...(q === '' ? {} : { q }) } },
    { keepsShown: true },
  )
  return (
    <Picker
      {...others}
      label={label ?? texts.controller}
      placeholder={texts.typeCode}
      typed={typed}
      items={(controllers.data?.items ?? []).filter(({ id }) => id !== without)}
      choiceOf={({ id, installCode, accountName, model }) => ({
        value: id,
        label: `${installCode} · ${accountId === undefined ? accountName : model}`,
      })}
    />
  )
}
