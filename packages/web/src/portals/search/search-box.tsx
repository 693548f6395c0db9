import './search.css'
import { Badge, Loader, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { SearchHit } from '@tenure/contract'
import { Search } from 'lucide-react'
import { useId, useState, type KeyboardEvent } from 'react'
import { useTexts } from '../../ui/language-context.tsx'
import { useGo } from '../../ui/page-link.tsx'
import { Failed } from '../../ui/states.tsx'
import { usePortal } from '../portal.ts'
import { useAsk } from '../use-ask.ts'
import { hitAddress } from './hit-address.ts'
import { keepRecent, recentHits } from './recent.ts'
import { searchTexts } from './texts.ts'

const TYPING_MS = 150
/** The service looks for nothing shorter. */
const LEAST = 2

/** One box that finds everything; Up, Down and Enter choose, as in a combobox (WAI-ARIA, APG: listbox popup). */
export const SearchBox = ({ close }: { readonly close: () => void }) => {
  const texts = useTexts(searchTexts)
  const { as } = usePortal()
  const go = useGo()
  const listId = useId()
  const [typed, setTyped] = useState('')
  const [asked] = useDebouncedValue(typed.trim(), TYPING_MS)
  const [place, setPlace] = useState(0)
  const isAsked = asked.length >= LEAST
  const found = useAsk('GET /v1/search', { query: { q: asked } }, { isWanted: isAsked, keepsShown: true })
  const hits = isAsked ? (found.data?.hits ?? []) : recentHits(as)
  const chosen = Math.min(place, hits.length - 1)
  const open = (hit: SearchHit) => {
    keepRecent(as, hit)
    close()
    go(hitAddress(as, hit))
  }
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && hits.length > 0) {
      event.preventDefault()
      setPlace((chosen + step + hits.length) % hits.length)
    }
    // What is shown may still be the answer to fewer letters.
    const hit = hits[chosen]
    if (event.key === 'Enter' && hit !== undefined && !found.isPlaceholderData) open(hit)
  }
  const idOf = (nth: number) => `${listId}-${nth}`
  return (
    <div className="find">
      <TextInput
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        {...(hits.length === 0 ? {} : { 'aria-activedescendant': idOf(chosen) })}
        aria-label={texts.label}
        placeholder={texts.label}
        size="md"
        variant="unstyled"
        maxLength={120}
        autoComplete="off"
        data-autofocus
        leftSection={<Search size={18} aria-hidden="true" />}
        rightSection={isAsked && found.isFetching ? <Loader size="xs" /> : null}
        value={typed}
        onKeyDown={press}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value)
          setPlace(0)
        }}
      />
      <div className="find-told" role="status">
        {isAsked && found.data !== undefined && !found.isPlaceholderData
          ? hits.length === 0
            ? texts.nothing(asked)
            : texts.count(hits.length)
          : hits.length === 0
            ? texts.hint
            : texts.recent}
      </div>
      <Failed error={isAsked ? found.error : null} />
      <ul
        id={listId}
        role="listbox"
        aria-label={isAsked ? texts.results : texts.recent}
        className="find-hits"
      >
        {hits.map((hit, nth) => (
          <li
            key={`${hit.type} ${hit.id} ${hit.title}`}
            id={idOf(nth)}
            role="option"
            aria-selected={nth === chosen}
            onMouseMove={() => setPlace(nth)}
            onClick={() => open(hit)}
          >
            <Badge variant="default" tt="none" radius="sm" className="find-type">
              {texts.types[hit.type]}
            </Badge>
            <span className="find-title">{hit.title}</span>
            <span className="find-subtitle">{hit.subtitle}</span>
          </li>
        ))}
      </ul>
      <Text size="xs" c="dimmed" className="find-keys wide-only">
        {texts.keys}
      </Text>
    </div>
  )
}
