import { Radio, Stack } from '@mantine/core'
import type { Role } from '@tenure/contract'
import { useTexts } from '../../ui/language-context.tsx'
import { peopleTexts } from './texts.ts'

const roles = ['viewer', 'operator', 'administrator'] as const satisfies readonly Role[]
export const readRole = (value: string): Role => roles.find((role) => role === value) ?? 'viewer'

type Props = { readonly value: Role; readonly choose: (role: Role) => void }

/** The roles, each with what it may do. */
export const RoleField = ({ value, choose }: Props) => {
  const texts = useTexts(peopleTexts)
  return (
    <Radio.Group label={texts.role} value={value} onChange={(role) => choose(readRole(role))}>
      <Stack gap="xs" mt="xs">
        {roles.map((role) => (
          <Radio key={role} value={role} label={texts.roles[role]} description={texts.rolesMean[role]} />
        ))}
      </Stack>
    </Radio.Group>
  )
}
