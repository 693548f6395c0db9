import { Button, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { carryPaths } from '../../portals/paths.ts'
import { useTexts } from '../../ui/language-context.tsx'
import { useGo } from '../../ui/page-link.tsx'
import { Card } from '../card.tsx'
import { useWays } from '../ways.ts'
import { readLicenseId } from './license-id.ts'
import { licenseTexts } from './texts.ts'

/** A2: a License ID makes no session. It goes with the request that is carried, and the service judges both. */
export const LicenseSignInPage = () => {
  const texts = useTexts(licenseTexts)
  const go = useGo()
  const [typed, setTyped] = useState('')
  const [isWrong, setIsWrong] = useState(false)
  return (
    <Card title={texts.title} lead={texts.lead} {...useWays('license')}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const licenseId = readLicenseId(typed)
          setIsWrong(licenseId === null)
          if (licenseId !== null) go(`${carryPaths.carry()}?${new URLSearchParams({ license: licenseId })}`)
        }}
      >
        <Stack>
          <TextInput
            label={texts.licenseId}
            description={texts.hint}
            error={isWrong ? texts.wrong : null}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            required
            withAsterisk={false}
            maxLength={60}
            value={typed}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          />
          <Button type="submit">{texts.go}</Button>
        </Stack>
      </form>
    </Card>
  )
}
