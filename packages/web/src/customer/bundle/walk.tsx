import '../exchange/exchange.css'
import { Anchor, Stack } from '@mantine/core'
import type { SiteBundle } from '@tenure/core'
import { useState, type ReactNode } from 'react'
import { useTexts } from '../../ui/language-context.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { giveTexts } from '../exchange/give-texts.ts'
import { Give, type Given } from '../exchange/give.tsx'
import { keepBundle, keptBundle } from '../exchange/kept-bundle.ts'
import { readCarried } from '../exchange/read-carried.ts'
import { keepRequest } from '../exchange/use-carried.ts'
import { BundleCarrying } from './carrying.tsx'
import { bundleTexts } from './texts.ts'

type Handed = { readonly bundle: SiteBundle; readonly name: string | null }

/** O1: the requests of a whole site are handed in as one file, and their answers taken along as another. */
export const BundleWalk = ({ onePath }: { readonly onePath: string }) => {
  const texts = useTexts(bundleTexts)
  const told = useTexts(giveTexts)
  const [handed, setHanded] = useState(keptHanded)
  const other = () => {
    keepBundle(null)
    setHanded(null)
  }
  const given = ({ carried, text, name }: Given): ReactNode => {
    if (carried.kind === 'wrong') return told.wrong[carried.what]
    if (carried.kind === 'bundle') {
      keepBundle({ text, name })
      setHanded({ bundle: carried.bundle, name })
      return null
    }
    keepRequest(carried.jws)
    return (
      <>
        {told.isRequest}{' '}
        <Anchor component={PageLink} to={onePath}>
          {told.toRequest}
        </Anchor>
      </>
    )
  }
  return (
    <Stack className="on-site">
      {handed === null ? (
        <Give
          given={given}
          isFileOnly
          title={texts.give}
          where={texts.giveWhere}
          wrongTitle={told.wrongBundle}
          file={{ label: texts.file, hint: texts.fileHint }}
        />
      ) : (
        <BundleCarrying bundle={handed.bundle} name={handed.name} other={other} />
      )}
    </Stack>
  )
}

const keptHanded = (): Handed | null => {
  const kept = keptBundle()
  const read = readCarried(kept?.text ?? '')
  return read.kind === 'bundle' ? { bundle: read.bundle, name: kept?.name ?? null } : null
}
