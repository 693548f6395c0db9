import { Badge, Stack, Text, Title } from '@mantine/core'
import type { Invitation, Member } from '@tenure/contract'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import type { Column } from '../../ui/data-table/columns.ts'
import { useTexts } from '../../ui/language-context.tsx'
import { Empty } from '../../ui/states.tsx'
import { Day, When } from '../../ui/when.tsx'
import { usePortal } from '../portal.ts'
import { useList } from '../use-list.ts'
import { InviteButton } from './invite-dialog.tsx'
import { MemberMenu } from './member-menu.tsx'
import { peopleTexts } from './texts.ts'
import { WithdrawButton } from './withdraw.tsx'

/** Members and open invitations; of one partner, where the vendor looks at it. */
export const People = ({ partnerId }: { readonly partnerId?: string }) => {
  const texts = useTexts(peopleTexts)
  const query = partnerId === undefined ? {} : { partnerId }
  const members = useList('GET /v1/members', { query, prefix: 'm-' })
  const invitations = useList('GET /v1/invitations', { query, prefix: 'i-' })
  return (
    <Stack>
      <DataTable
        name="members"
        label={texts.members}
        list={members}
        columns={useMemberColumns()}
        keyOf={({ id }) => id}
        nameOf={({ name }) => name}
        actions={(member) => <MemberMenu member={member} />}
        empty={
          <Empty
            title={texts.membersNone}
            action={<InviteButton {...(partnerId === undefined ? {} : { partnerId })} />}
          >
            {texts.membersNoneWhy}
          </Empty>
        }
      />
      <div>
        <Title order={2}>{texts.invitations}</Title>
        <Text size="sm" c="dimmed">
          {texts.invitationsLead}
        </Text>
      </div>
      <DataTable
        name="invitations"
        label={texts.invitations}
        list={invitations}
        columns={useInvitationColumns()}
        keyOf={({ id }) => id}
        nameOf={({ email }) => email}
        actions={(invitation) => <WithdrawButton invitation={invitation} />}
        empty={<span>{texts.invitationsNone}</span>}
      />
    </Stack>
  )
}

const useMemberColumns = (): readonly Column<Member>[] => {
  const texts = useTexts(peopleTexts)
  const { me } = usePortal()
  const factor = ({ secondFactor }: Member) => (secondFactor ? texts.secondFactorYes : texts.secondFactorNo)
  return [
    {
      key: 'person',
      title: texts.person,
      isFixed: true,
      cell: ({ name, email }) => (email === me.email ? `${name} (${texts.you})` : name),
      exported: ({ name }) => name,
    },
    { key: 'email', title: texts.email, cell: ({ email }) => email, exported: ({ email }) => email },
    {
      key: 'role',
      title: texts.role,
      cell: ({ role }) => texts.roles[role],
      exported: ({ role }) => role,
    },
    {
      key: 'secondFactor',
      title: texts.secondFactor,
      cell: (member) => (
        <Badge
          variant="light"
          color={member.secondFactor ? 'teal' : 'yellow'}
          c="var(--ink)"
          tt="none"
          radius="sm"
        >
          {factor(member)}
        </Badge>
      ),
      exported: factor,
    },
    {
      key: 'since',
      title: texts.since,
      cell: ({ createdAt }) => <Day at={createdAt} />,
      exported: ({ createdAt }) => createdAt,
    },
  ]
}

const useInvitationColumns = (): readonly Column<Invitation>[] => {
  const texts = useTexts(peopleTexts)
  return [
    {
      key: 'email',
      title: texts.email,
      isFixed: true,
      cell: ({ email }) => email,
      exported: ({ email }) => email,
    },
    {
      key: 'role',
      title: texts.role,
      cell: ({ role }) => texts.roles[role],
      exported: ({ role }) => role,
    },
    {
      key: 'by',
      title: texts.invitedBy,
      cell: ({ invitedBy }) => invitedBy,
      exported: ({ invitedBy }) => invitedBy,
    },
    {
      key: 'expires',
      title: texts.expires,
      cell: ({ expiresAt }) => <When at={expiresAt} />,
      exported: ({ expiresAt }) => expiresAt,
    },
  ]
}
