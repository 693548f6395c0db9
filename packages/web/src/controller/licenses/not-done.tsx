import { Stack, Text } from '@mantine/core'
import { useTexts } from '../../ui/language-context.tsx'
import { ProblemAlert } from '../../ui/states.tsx'
import type { LicenseRefusal } from '../agent/answers.ts'
import { licenseTexts } from './texts.ts'

type Props = {
  readonly refusals: readonly LicenseRefusal[]
  /** What the list is called, where it is not of what was asked for just now. */
  readonly title?: string
}

/** What was asked for and not done, license by license, each with its remedy. */
export const NotDone = ({ refusals, title }: Props) => {
  const texts = useTexts(licenseTexts)
  if (refusals.length === 0) return null
  return (
    <Stack gap="xs">
      <Text fw={600}>{title ?? texts.notDone}</Text>
      {refusals.map((refusal) => (
        <div key={refusal.licenseId}>
          <Text className="id">{refusal.licenseId}</Text>
          <ProblemAlert problem={refusal} />
        </div>
      ))}
    </Stack>
  )
}
