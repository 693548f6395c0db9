import { Stack } from '@mantine/core'
import { useTexts } from '../../ui/language-context.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useIsVendor } from '../works-paths.ts'
import { InviteButton } from './invite-dialog.tsx'
import { People } from './people.tsx'
import { peopleTexts } from './texts.ts'

/** The people of the vendor, or of the partner, whose portal this is. */
export const PeoplePage = () => {
  const texts = useTexts(peopleTexts)
  const isVendor = useIsVendor()
  return (
    <Stack>
      <PageHeader
        title={texts.title}
        lead={isVendor ? texts.leadVendor : texts.leadPartner}
        actions={<InviteButton />}
      />
      <People />
    </Stack>
  )
}
