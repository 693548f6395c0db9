import { Button } from '@mantine/core'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { ask } from '../../portals/ask.ts'
import { saveFile } from '../../ui/carry/save-file.ts'
import { useTexts } from '../../ui/language-context.tsx'
import { Failed } from '../../ui/states.tsx'
import { releasesTexts } from './texts.ts'

/** Saves the manifest as `tenure-agent pre-upgrade --manifest` reads it. */
export const ManifestButton = ({ version }: { readonly version: string }) => {
  const texts = useTexts(releasesTexts)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const save = async () => {
    setBusy(true)
    setError(null)
    try {
      const manifest = await ask('GET /v1/releases/{version}/manifest', { params: { version } })
      saveFile(`release-${version.replaceAll(/[^\w.]+/g, '-')}.json`, JSON.stringify(manifest))
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        loading={isBusy}
        leftSection={<Download size={14} aria-hidden="true" />}
        title={texts.download(version)}
        aria-label={texts.download(version)}
        onClick={() => void save()}
      >
        {texts.manifest}
      </Button>
      <Failed error={error} />
    </>
  )
}
