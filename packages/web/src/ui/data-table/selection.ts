import { useState } from 'react'

/** What was ticked, by its key; it stays while pages are turned. */
export type Selection<Item> = {
  readonly items: readonly Item[]
  readonly has: (key: string) => boolean
  readonly set: (items: readonly Item[], isSelected: boolean) => void
  readonly clear: () => void
}

export const useSelection = <Item>(keyOf: (item: Item) => string): Selection<Item> => {
  const [selected, setSelected] = useState<ReadonlyMap<string, Item>>(new Map())
  return {
    items: [...selected.values()],
    has: (key) => selected.has(key),
    set: (items, isSelected) =>
      setSelected((before) => {
        const after = new Map(before)
        for (const item of items)
          if (isSelected) after.set(keyOf(item), item)
          else after.delete(keyOf(item))
        return after
      }),
    clear: () => setSelected(new Map()),
  }
}
