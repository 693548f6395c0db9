import './notices.css'
import { NativeSelect, SimpleGrid, Stack, Text } from '@mantine/core'
import type { NoticeReply } from '@tenure/contract'
import { useState } from 'react'
import { Dialog } from '../../ui/dialog.tsx'
import { useLanguage, useTexts } from '../../ui/language-context.tsx'
import { Answered } from '../../ui/states.tsx'
import { useAsk } from '../use-ask.ts'
import { noticeTexts } from './texts.ts'

export type Previewed = {
  readonly kind: NoticeReply['kind']
  readonly licenseId: string | null
  readonly language: 'en' | 'de' | undefined
}

/** A mail as it would look; of made-up things where no license is named. */
export const NoticePreview = (props: Previewed & { readonly close: () => void }) => {
  const texts = useTexts(noticeTexts)
  const spoken = useLanguage().language
  const [kind, setKind] = useState(props.kind)
  const [language, setLanguage] = useState(props.language ?? spoken)
  const { licenseId } = props
  const mail = useAsk(
    'GET /v1/notices/preview',
    { query: { kind, language, ...(licenseId === null ? {} : { licenseId }) } },
    { keepsShown: true },
  )
  const options = <Name extends string>(names: Readonly<Record<Name, string>>) =>
    Object.entries<string>(names).map(([value, label]) => ({ value, label }))
  return (
    <Dialog title={texts.previewTitle} close={props.close} size="xl">
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <NativeSelect
          label={texts.previewKind}
          data={options(texts.kinds)}
          value={kind}
          disabled={licenseId !== null}
          onChange={({ currentTarget }) => setKind(currentTarget.value as NoticeReply['kind'])}
        />
        <NativeSelect
          label={texts.language}
          data={options(texts.languages)}
          value={language}
          onChange={({ currentTarget }) => setLanguage(currentTarget.value === 'de' ? 'de' : 'en')}
        />
      </SimpleGrid>
      <Answered query={mail}>
        {({ subject, html }) => (
          <Stack gap="xs">
            <Text size="sm">
              <strong>{texts.subject}:</strong> {subject}
            </Text>
            {/* No script runs in it, and nothing in it leads anywhere. */}
            <iframe className="mail-preview" title={texts.body} srcDoc={html} sandbox="" />
          </Stack>
        )}
      </Answered>
    </Dialog>
  )
}
