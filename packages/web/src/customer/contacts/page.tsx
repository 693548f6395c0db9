import { Badge, Button, Group, Stack } from '@mantine/core'
import { useList, type ItemOf } from '../../portals/use-list.ts'
import type { Column } from '../../ui/data-table/columns.ts'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import { useTexts } from '../../ui/language-context.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { Empty } from '../../ui/states.tsx'
import { Day } from '../../ui/when.tsx'
import { useCustomer } from '../use-customer.ts'
import { contactsTexts } from './texts.ts'

/** Whom the account names, and who is told when something ends (M9). */
export const ContactsPage = () => {
  const texts = useTexts(contactsTexts)
  const { accountId, paths } = useCustomer()
  const list = useList('GET /v1/accounts/{id}/contacts', { params: { id: accountId } })
  return (
    <Stack>
      <PageHeader
        title={texts.title}
        lead={texts.lead}
        actions={
          <Button variant="default" component={PageLink} to={paths.notices()}>
            {texts.yours}
          </Button>
        }
      />
      <DataTable
        name="customer-contacts"
        label={texts.title}
        list={list}
        columns={useColumns()}
        keyOf={({ id }) => id}
        nameOf={({ email }) => email}
        isExported={false}
        empty={<Empty title={texts.none}>{texts.noneWhy}</Empty>}
      />
    </Stack>
  )
}

const useColumns = (): readonly Column<ItemOf<'GET /v1/accounts/{id}/contacts'>>[] => {
  const texts = useTexts(contactsTexts)
  const { me } = useCustomer()
  return [
    {
      key: 'contact',
      title: texts.email,
      isFixed: true,
      cell: ({ email }) => (
        <Group gap="xs">
          {email}
          {email === me.email ? (
            <Badge variant="light" c="var(--ink)" tt="none" radius="sm">
              {texts.you}
            </Badge>
          ) : null}
        </Group>
      ),
    },
    { key: 'name', title: texts.name, cell: ({ name }) => name ?? <Day at={null} /> },
    {
      key: 'notices',
      title: texts.notices,
      cell: ({ notices }) => texts.noticesOf[notices ? 'yes' : 'no'],
    },
    { key: 'language', title: texts.language, cell: ({ language }) => texts.languages[language] },
    { key: 'since', title: texts.since, cell: ({ createdAt }) => <Day at={createdAt} /> },
  ]
}
