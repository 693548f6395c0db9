import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState, type ReactNode } from 'react'
import { useTexts } from '../../ui/language-context.tsx'
import { pickerTexts } from './texts.ts'

const TYPING_MS = 200

/** What is typed, once the typing pauses: what a picker asks the service for. */
export const useTyped = () => {
  const [typed, setTyped] = useState('')
  const [asked] = useDebouncedValue(typed, TYPING_MS)
  return { typed, setTyped, asked: asked.trim() }
}

export type Choice = { readonly value: string; readonly label: string }

export type PickerProps<Item> = {
  readonly value: string | null
  readonly pick: (value: string | null, item: Item | null) => void
  /** What is chosen already when the picker opens. */
  readonly given?: Item
  readonly label?: string
  readonly description?: ReactNode
  readonly error?: ReactNode
  readonly isRequired?: boolean
  readonly isDisabled?: boolean
}

type Props<Item> = Omit<PickerProps<Item>, 'label'> & {
  readonly label: string
  readonly placeholder: string
  readonly items: readonly Item[]
  readonly choiceOf: (item: Item) => Choice
  readonly typed: ReturnType<typeof useTyped>
}

/** Chooses one of many that the service knows: it is asked with what was typed, so the list need not be whole. */
export const Picker = <Item,>(props: Props<Item>) => {
  const texts = useTexts(pickerTexts)
  const { items, choiceOf, pick, typed, value } = props
  // What was chosen stays a choice, also when what is typed finds something else.
  const [chosen, setChosen] = useState<Item | null>(props.given ?? null)
  const kept = chosen ?? props.given
  const all = kept === undefined ? items : [kept, ...items]
  const choices = new Map(all.map((item) => [choiceOf(item).value, choiceOf(item)]))
  return (
    <Select
      label={props.label}
      description={props.description}
      error={props.error}
      required={props.isRequired ?? false}
      disabled={props.isDisabled ?? false}
      placeholder={props.placeholder}
      data={[...choices.values()]}
      value={value !== null && choices.has(value) ? value : null}
      searchable
      clearable
      searchValue={typed.typed}
      onSearchChange={typed.setTyped}
      filter={({ options }) => options}
      nothingFoundMessage={texts.nothing}
      maxDropdownHeight={260}
      onChange={(picked) => {
        const item = all.find((each) => choiceOf(each).value === picked) ?? null
        setChosen(item)
        pick(picked, item)
      }}
    />
  )
}
