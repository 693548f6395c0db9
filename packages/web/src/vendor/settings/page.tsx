import { Alert, Button, Group, Stack } from '@mantine/core'
import type { Settings } from '@tenure/contract'
import { useState } from 'react'
import { ask, type Answer } from '../../portals/ask.ts'
import { MayButton } from '../../portals/may-button.tsx'
import { useMay } from '../../portals/portal.ts'
import { useAction, useAsk } from '../../portals/use-ask.ts'
import { useTexts } from '../../ui/language-context.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Refusal } from '../../ui/refusal.ts'
import { Answered, Failed } from '../../ui/states.tsx'
import { useToast } from '../../ui/toast.tsx'
import { Fields } from './fields.tsx'
import { changesOf, mergeSettings, type Merge } from './merge.ts'
import { OthersChanged } from './others-changed.tsx'
import { settingsTexts } from './texts.ts'

type Loaded = Answer<'GET /v1/settings'>

/** The policies of the vendor, each with its rule. */
export const SettingsPage = () => {
  const texts = useTexts(settingsTexts)
  const settings = useAsk('GET /v1/settings', {})
  return (
    <Stack>
      <PageHeader title={texts.title} lead={texts.lead} />
      <Answered query={settings}>{(loaded) => <Edit loaded={loaded} />}</Answered>
    </Stack>
  )
}

/** What is edited begins as what was loaded first; what others change meanwhile is told when it is saved. */
const Edit = ({ loaded }: { readonly loaded: Loaded }) => {
  const texts = useTexts(settingsTexts)
  const toast = useToast()
  const mayEdit = useMay('editSettings')
  const [base, setBase] = useState(loaded)
  const [mine, setMine] = useState<Settings>(loaded)
  const [merge, setMerge] = useState<(Merge & { readonly now: Loaded }) | null>(null)
  const edit = useAction('PATCH /v1/settings')
  const changes = changesOf(base, mine)
  const isChanged = Object.keys(changes).length > 0
  const begin = (from: Loaded) => {
    setBase(from)
    setMine(from)
    setMerge(null)
  }
  const isStale = edit.error instanceof Refusal && edit.error.code === 'precondition-failed'
  const save = () =>
    edit.mutate(
      { ifMatch: base.etag, body: changes },
      {
        onSuccess: (saved) => {
          toast({ text: texts.saved })
          begin(saved)
        },
        onError: async (error) => {
          if (!(error instanceof Refusal) || error.code !== 'precondition-failed') return
          const now = await ask('GET /v1/settings')
          const found = mergeSettings(base, mine, now)
          setBase(now)
          setMine(found.merged)
          setMerge({ ...found, now })
        },
      },
    )
  return (
    <Stack maw="52rem">
      {mayEdit ? null : <Alert color="gray">{texts.notPermitted}</Alert>}
      {merge === null ? null : (
        <OthersChanged
          merge={merge}
          mine={mine}
          now={merge.now}
          take={(key) => setMine({ ...mine, [key]: merge.now[key] })}
        />
      )}
      <Fields settings={mine} change={setMine} isDisabled={!mayEdit} />
      <Failed error={isStale ? null : edit.error} />
      <Group justify="flex-end">
        {isChanged ? (
          <Button variant="default" onClick={() => begin(base)}>
            {texts.discard}
          </Button>
        ) : null}
        <MayButton
          operation="editSettings"
          loading={edit.isPending}
          whyNot={isChanged ? null : texts.unchanged}
          onClick={save}
        >
          {texts.save}
        </MayButton>
      </Group>
    </Stack>
  )
}
