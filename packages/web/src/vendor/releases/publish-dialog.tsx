import { NativeSelect, Text, TextInput } from '@mantine/core'
import { parseVersion, releaseKind, type ReleaseKind } from '@tenure/core'
import { useState } from 'react'
import { useAction } from '../../portals/use-ask.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { instantOfDay } from '../../ui/data-table/filters.ts'
import { useTexts } from '../../ui/language-context.tsx'
import { useToast } from '../../ui/toast.tsx'
import { releasesTexts } from './texts.ts'

const kinds = ['feature', 'update', 'platform'] as const satisfies readonly ReleaseKind[]

/** Makes a version known: what it is, is read from its name unless somebody says otherwise. */
export const PublishDialog = ({ close }: { readonly close: () => void }) => {
  const texts = useTexts(releasesTexts)
  const toast = useToast()
  const publish = useAction('POST /v1/releases')
  const [version, setVersion] = useState('')
  const [kind, setKind] = useState('')
  const [day, setDay] = useState('')
  const parsed = parseVersion(version)
  const isTyped = version.trim() !== ''
  const publishedAt = instantOfDay(day)
  const chosen = kinds.find((each) => each === kind)
  const run = () =>
    publish.mutate(
      {
        body: {
          version: version.trim(),
          ...(chosen === undefined ? {} : { kind: chosen }),
          ...(publishedAt === null ? {} : { publishedAt }),
        },
      },
      {
        onSuccess: (release) => {
          toast({ text: texts.done(release.version) })
          close()
        },
      },
    )
  return (
    <Confirm
      title={texts.publish}
      act={texts.publish}
      run={run}
      close={close}
      isBusy={publish.isPending}
      isDisabled={!parsed.ok}
      error={publish.error}
    >
      <TextInput
        label={texts.version}
        description={texts.versionHint}
        required
        maxLength={40}
        data-autofocus
        value={version}
        error={isTyped && !parsed.ok ? texts.unreadable : null}
        onChange={({ currentTarget }) => setVersion(currentTarget.value)}
      />
      <NativeSelect
        label={texts.kind}
        description={parsed.ok ? texts.readAs(texts.kinds[releaseKind(parsed.value)]) : null}
        value={kind}
        data={[
          { value: '', label: texts.asNamed },
          ...kinds.map((value) => ({ value, label: texts.kinds[value] })),
        ]}
        onChange={({ currentTarget }) => setKind(currentTarget.value)}
      />
      <TextInput
        type="date"
        label={texts.published}
        description={texts.publishedHint}
        value={day}
        onChange={({ currentTarget }) => setDay(currentTarget.value)}
      />
      <Text size="sm">{texts.publishWhat}</Text>
    </Confirm>
  )
}
