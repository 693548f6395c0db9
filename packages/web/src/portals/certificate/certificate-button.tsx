import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { LicenseSeen } from '@tenure/contract'
import { FileDown } from 'lucide-react'
import { saveFile } from '../../ui/carry/save-file.ts'
import { useLanguage, useTexts } from '../../ui/language-context.tsx'
import { Failed } from '../../ui/states.tsx'
import { useServiceClock } from '../portal.ts'
import { certificateOf } from './certificate.ts'
import { certificateTexts } from './texts.ts'

/** Saves the certificate of a license as a PDF. What draws it is loaded with the first one. */
export const CertificateButton = ({ license }: { readonly license: LicenseSeen }) => {
  const texts = useTexts(certificateTexts)
  const { language, formats } = useLanguage()
  const now = useServiceClock()
  const make = useMutation({
    mutationFn: async () => {
      const at = new Date(now())
      const facts = { language, formats, at: at.toISOString(), origin: location.origin }
      const certificate = certificateOf(license, facts)
      const { makePdf } = await import('./make-pdf.ts')
      saveFile(certificate.fileName, await makePdf(certificate, at))
    },
  })
  return (
    <>
      <Button
        variant="default"
        title={texts.why}
        leftSection={<FileDown size={16} aria-hidden="true" />}
        loading={make.isPending}
        onClick={() => make.mutate()}
      >
        {texts.download}
      </Button>
      <Failed error={make.error} />
    </>
  )
}
