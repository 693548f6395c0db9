import { Button, NativeSelect, Popover, Stack, TextInput } from '@mantine/core'
import { ListFilter, X } from 'lucide-react'
import { useFormats, useTexts } from '../language-context.tsx'
import { dayOfInstant, instantOfDay, toldValue, type Filter } from './filters.ts'
import type { ListState } from './list-state.ts'
import { tableTexts } from './texts.ts'

type Props<Item> = { readonly list: ListState<Item>; readonly filters: readonly Filter[] }

/** What the list can be narrowed by, and a chip for each by which it is. */
export const FilterBar = <Item,>({ list, filters }: Props<Item>) => {
  const texts = useTexts(tableTexts)
  const { day } = useFormats()
  const set = filters.filter(({ name }) => list.filters[name] !== undefined)
  return (
    <>
      <Popover position="bottom-start" trapFocus withRoles shadow="md">
        <Popover.Target>
          <Button variant="default" leftSection={<ListFilter size={16} aria-hidden="true" />}>
            {texts.filter}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={texts.filters}>
          <Stack gap="xs" miw={220}>
            {filters.map((filter) => (
              <FilterField key={filter.name} filter={filter} list={list} />
            ))}
          </Stack>
        </Popover.Dropdown>
      </Popover>
      {set.map((filter) => {
        const told = `${filter.label}: ${toldValue(filter, list.filters[filter.name] ?? '', day)}`
        return (
          <Button
            key={filter.name}
            variant="light"
            className="chip"
            aria-label={texts.removeFilter(told)}
            rightSection={<X size={14} aria-hidden="true" />}
            onClick={() => list.setFilter(filter.name, null)}
          >
            {told}
          </Button>
        )
      })}
      {set.length < 2 ? null : (
        <Button variant="subtle" onClick={list.clear}>
          {texts.clear}
        </Button>
      )}
    </>
  )
}

const FilterField = <Item,>({
  filter,
  list,
}: {
  readonly filter: Filter
  readonly list: ListState<Item>
}) => {
  const texts = useTexts(tableTexts)
  const value = list.filters[filter.name] ?? ''
  if ('options' in filter)
    return (
      <NativeSelect
        label={filter.label}
        value={value}
        data={[{ value: '', label: texts.all }, ...filter.options]}
        onChange={({ currentTarget }) => list.setFilter(filter.name, currentTarget.value)}
      />
    )
  return (
    <TextInput
      type="date"
      label={filter.label}
      value={dayOfInstant(value)}
      onChange={({ currentTarget }) => list.setFilter(filter.name, instantOfDay(currentTarget.value))}
    />
  )
}
