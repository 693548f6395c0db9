import { ActionIcon, Menu, Text } from '@mantine/core'
import type { Member } from '@tenure/contract'
import { Ellipsis, ShieldCheck, UserMinus } from 'lucide-react'
import { useRef, useState, type RefObject } from 'react'
import { Confirm } from '../../ui/confirm.tsx'
import { useTexts } from '../../ui/language-context.tsx'
import { useToast } from '../../ui/toast.tsx'
import { MayItem } from '../may-item.tsx'
import { useAction } from '../use-ask.ts'
import { RoleField } from './role-field.tsx'
import { peopleTexts } from './texts.ts'

/** Another role for a person, or none here any more. */
export const MemberMenu = ({ member }: { readonly member: Member }) => {
  const texts = useTexts(peopleTexts)
  const opener = useRef<HTMLButtonElement>(null)
  const [asked, ask] = useState<'role' | 'remove' | null>(null)
  const dialog = { member, close: () => ask(null), opener }
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon ref={opener} variant="subtle" color="gray" aria-label={texts.menu(member.name)}>
            <Ellipsis size={16} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <MayItem
            operation="changeRole"
            icon={<ShieldCheck size={16} aria-hidden="true" />}
            onClick={() => ask('role')}
          >
            {texts.changeRole} …
          </MayItem>
          <MayItem
            operation="removeMember"
            isGrave
            icon={<UserMinus size={16} aria-hidden="true" />}
            onClick={() => ask('remove')}
          >
            {texts.remove} …
          </MayItem>
        </Menu.Dropdown>
      </Menu>
      {asked === 'role' ? <RoleDialog {...dialog} /> : null}
      {asked === 'remove' ? <RemoveDialog {...dialog} /> : null}
    </>
  )
}

type DialogProps = {
  readonly member: Member
  readonly close: () => void
  readonly opener: RefObject<HTMLElement | null>
}

const RoleDialog = ({ member: { id, name, role: before }, close, opener }: DialogProps) => {
  const texts = useTexts(peopleTexts)
  const toast = useToast()
  const [role, setRole] = useState(before)
  const change = useAction('POST /v1/members/{id}/change-role')
  const run = () =>
    change.mutate(
      { params: { id }, body: { role } },
      {
        onSuccess: () => {
          toast({ text: texts.roleChanged(name, texts.roles[role]) })
          close()
        },
      },
    )
  return (
    <Confirm
      title={texts.changeRoleTitle(name)}
      act={texts.changeRoleAct}
      isDisabled={role === before}
      run={run}
      close={close}
      isBusy={change.isPending}
      error={change.error}
      opener={opener}
    >
      <RoleField value={role} choose={setRole} />
    </Confirm>
  )
}

const RemoveDialog = ({ member: { id, name }, close, opener }: DialogProps) => {
  const texts = useTexts(peopleTexts)
  const toast = useToast()
  const remove = useAction('DELETE /v1/members/{id}')
  const run = () =>
    remove.mutate(
      { params: { id } },
      {
        onSuccess: () => {
          toast({ text: texts.removed(name) })
          close()
        },
      },
    )
  return (
    <Confirm
      title={texts.removeTitle(name)}
      act={texts.remove}
      isGrave
      run={run}
      close={close}
      isBusy={remove.isPending}
      error={remove.error}
      opener={opener}
    >
      <Text size="sm">{texts.removeWhat}</Text>
    </Confirm>
  )
}
