import { Group, Text, TextInput, UnstyledButton } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useTexts } from '../../ui/language-context.tsx'
import { Failed } from '../../ui/states.tsx'
import type { License } from '../agent/answers.ts'
import { useChange, useIsOwner } from '../agent/queries.ts'
import { licenseTexts } from './texts.ts'

const MAX_NOTE = 200

/** The Owner's own words about a license: a click edits them, Enter keeps them, Escape leaves them as they were. */
export const Note = ({ license: { licenseId, description, note } }: { readonly license: License }) => {
  const texts = useTexts(licenseTexts)
  const isOwner = useIsOwner()
  const [edited, setEdited] = useState<string | null>(null)
  const change = useChange<string, License>('PUT', `/v1/licenses/${licenseId}/note`, (text) => ({
    note: text,
  }))
  if (!isOwner) return <Text size="sm">{note === '' ? '–' : note}</Text>
  if (edited === null)
    return (
      <UnstyledButton
        className="note"
        aria-label={texts.shownNote(note === '' ? texts.addNote : note, description)}
        onClick={() => setEdited(note)}
      >
        {note === '' ? (
          <Text size="sm" c="dimmed" span>
            {texts.addNote}
          </Text>
        ) : (
          note
        )}
      </UnstyledButton>
    )
  const keepIt = (event?: FormEvent) => {
    event?.preventDefault()
    if (edited === note) return setEdited(null)
    change.mutate(edited.trim(), { onSuccess: () => setEdited(null) })
  }
  return (
    <form onSubmit={keepIt}>
      <Group gap={4} wrap="nowrap">
        <TextInput
          size="xs"
          autoFocus
          maxLength={MAX_NOTE}
          aria-label={texts.editNote(description)}
          value={edited}
          disabled={change.isPending}
          onChange={({ currentTarget }) => setEdited(currentTarget.value)}
          onBlur={() => keepIt()}
          onKeyDown={({ key }) => {
            if (key === 'Escape') setEdited(null)
          }}
        />
      </Group>
      <Failed error={change.error} />
    </form>
  )
}
