import { Checkbox, Paper, Stack, Text, Textarea, Title } from '@mantine/core'
import { useTexts } from '../../ui/language-context.tsx'
import { useOffers } from '../agent/queries.ts'
import { licenseIdsIn } from './license-ids.ts'
import { offlineTexts } from './texts.ts'

export type Wanted = { readonly ticked: readonly string[]; readonly typed: string }

/** What was ticked and what was typed, each once. */
export const wantedIds = ({ ticked, typed }: Wanted): readonly string[] => [
  ...new Set([...ticked, ...licenseIdsIn(typed).ids]),
]

type Props = { readonly wanted: Wanted; readonly choose: (wanted: Wanted) => void }

/** The licenses that are asked for: by their IDs, and where the service can be reached, from what the account offers. */
export const Want = ({ wanted, choose }: Props) => {
  const texts = useTexts(offlineTexts)
  // Without a network there is no answer, which is why somebody is here; then the IDs are typed.
  const offered = useOffers().data
  const hasOffers = offered !== undefined && offered.offers.length > 0
  const { ids, others } = licenseIdsIn(wanted.typed)
  return (
    <Paper>
      <Title order={2} mb="xs">
        {texts.want}
      </Title>
      {hasOffers ? (
        <Checkbox.Group
          mb="md"
          label={texts.offered(offered.account)}
          value={[...wanted.ticked]}
          onChange={(ticked) => choose({ ...wanted, ticked })}
        >
          <Stack gap="xs" mt="xs">
            {offered.offers.map(({ licenseId, description }) => (
              <Checkbox
                key={licenseId}
                value={licenseId}
                label={description}
                description={<span className="id">{licenseId}</span>}
              />
            ))}
          </Stack>
        </Checkbox.Group>
      ) : null}
      <Textarea
        label={hasOffers ? texts.wantTyped : texts.wantIds}
        description={texts.wantHint}
        placeholder="0198c0de-0000-7000-8000-000000000001"
        autosize
        minRows={3}
        maxRows={10}
        maxLength={20_000}
        value={wanted.typed}
        onChange={({ currentTarget }) => choose({ ...wanted, typed: currentTarget.value })}
        error={others.length === 0 ? null : texts.leftOver(others.slice(0, 3).join(' '))}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        spellCheck={false}
        autoComplete="off"
      />
      <Text size="sm" mt={ids.length === 0 ? 0 : 'xs'} aria-live="polite">
        {ids.length === 0 ? '' : texts.recognised(ids.length)}
      </Text>
    </Paper>
  )
}
