import { ActionIcon, Menu, Text } from '@mantine/core'
import type { AccountSeen, Contact } from '@tenure/contract'
import { Ellipsis, Pencil, Plus, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { Confirm } from '../../ui/confirm.tsx'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import type { Column } from '../../ui/data-table/columns.ts'
import { useTexts } from '../../ui/language-context.tsx'
import { Empty } from '../../ui/states.tsx'
import { useToast } from '../../ui/toast.tsx'
import { Day } from '../../ui/when.tsx'
import { MayButton } from '../may-button.tsx'
import { MayItem } from '../may-item.tsx'
import { useAction } from '../use-ask.ts'
import { useList } from '../use-list.ts'
import { AddContactDialog, EditContactDialog } from './contact-dialog.tsx'
import { accountTexts } from './texts.ts'

/** Whom an account names: they hear of things, and open its portal. */
export const Contacts = ({ account }: { readonly account: AccountSeen }) => {
  const texts = useTexts(accountTexts)
  const [isAdding, setAdding] = useState(false)
  const list = useList('GET /v1/accounts/{id}/contacts', { params: { id: account.id } })
  const add = (
    <MayButton
      operation="addContact"
      leftSection={<Plus size={16} aria-hidden="true" />}
      onClick={() => setAdding(true)}
    >
      {texts.addContact}
    </MayButton>
  )
  const isEmpty = list.items?.length === 0
  return (
    <>
      <DataTable
        name="contacts"
        label={texts.tabs.contacts}
        list={list}
        columns={useColumns()}
        keyOf={({ id }) => id}
        nameOf={({ email }) => email}
        aside={isEmpty ? null : add}
        actions={(contact) => <ContactMenu contact={contact} />}
        empty={
          <Empty title={texts.contactsNone} action={add}>
            {texts.contactsNoneWhy}
          </Empty>
        }
      />
      {isAdding ? <AddContactDialog accountId={account.id} close={() => setAdding(false)} /> : null}
    </>
  )
}

const useColumns = (): readonly Column<Contact>[] => {
  const texts = useTexts(accountTexts)
  const told = ({ notices }: Contact) => (notices ? texts.toldYes : texts.toldNo)
  return [
    {
      key: 'email',
      title: texts.email,
      isFixed: true,
      cell: ({ email }) => email,
      exported: ({ email }) => email,
    },
    {
      key: 'name',
      title: texts.contactName,
      cell: ({ name }) => name ?? <span className="nothing">–</span>,
      exported: ({ name }) => name,
    },
    {
      key: 'language',
      title: texts.language,
      cell: ({ language }) => texts.languages[language],
      exported: ({ language }) => language,
    },
    { key: 'told', title: texts.told, cell: told, exported: told },
    {
      key: 'added',
      title: texts.added,
      isExtra: true,
      cell: ({ createdAt }) => <Day at={createdAt} />,
      exported: ({ createdAt }) => createdAt,
    },
  ]
}

const ContactMenu = ({ contact }: { readonly contact: Contact }) => {
  const texts = useTexts(accountTexts)
  const opener = useRef<HTMLButtonElement>(null)
  const [asked, ask] = useState<'edit' | 'remove' | null>(null)
  const close = () => ask(null)
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon
            ref={opener}
            variant="subtle"
            color="gray"
            aria-label={texts.contactMenu(contact.email)}
          >
            <Ellipsis size={16} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <MayItem
            operation="editContact"
            icon={<Pencil size={16} aria-hidden="true" />}
            onClick={() => ask('edit')}
          >
            {texts.edit} …
          </MayItem>
          <MayItem
            operation="removeContact"
            isGrave
            icon={<Trash2 size={16} aria-hidden="true" />}
            onClick={() => ask('remove')}
          >
            {texts.removeContact} …
          </MayItem>
        </Menu.Dropdown>
      </Menu>
      {asked === 'edit' ? <EditContactDialog contact={contact} close={close} opener={opener} /> : null}
      {asked === 'remove' ? <RemoveContact contact={contact} close={close} /> : null}
    </>
  )
}

const RemoveContact = ({ contact, close }: { readonly contact: Contact; readonly close: () => void }) => {
  const texts = useTexts(accountTexts)
  const toast = useToast()
  const remove = useAction('DELETE /v1/accounts/{id}/contacts/{contactId}')
  const run = () =>
    remove.mutate(
      { params: { id: contact.accountId, contactId: contact.id } },
      {
        onSuccess: () => {
          toast({ text: texts.contactRemoved(contact.email) })
          close()
        },
      },
    )
  return (
    <Confirm
      title={texts.removeContactTitle(contact.email)}
      act={texts.removeContact}
      isGrave
      run={run}
      close={close}
      isBusy={remove.isPending}
      error={remove.error}
    >
      <Text size="sm">{texts.removeContactWhat}</Text>
    </Confirm>
  )
}
