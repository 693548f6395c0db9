import { ActionIcon, Menu, Text } from '@mantine/core'
import type { AccountSeen } from '@tenure/contract'
import { Archive, ArchiveRestore, Ellipsis, Trash2 } from 'lucide-react'
import { useRef, useState, type RefObject } from 'react'
import { Confirm } from '../../ui/confirm.tsx'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { useGo } from '../../ui/page-link.tsx'
import { useToast } from '../../ui/toast.tsx'
import { MayItem } from '../may-item.tsx'
import { useAction, useAsk } from '../use-ask.ts'
import { useWorksPaths } from '../works-paths.ts'
import { accountTexts } from './texts.ts'

/** Archive, use again, delete (T3); each says what stands in its way. */
export const AccountMenu = ({ account }: { readonly account: AccountSeen }) => {
  const texts = useTexts(accountTexts)
  const opener = useRef<HTMLButtonElement>(null)
  const [asked, ask] = useState<'archive' | 'delete' | null>(null)
  const toast = useToast()
  const unarchive = useAction('POST /v1/accounts/{id}/unarchive')
  const [isOpen, setOpen] = useState(false)
  const keeps = useWhatKeeps(account, isOpen)
  const isArchived = account.archivedAt !== null
  const dialog = { account, close: () => ask(null), opener }
  const useAgain = () =>
    unarchive.mutate(
      { params: { id: account.id } },
      { onSuccess: () => toast({ text: texts.wasUnarchived(account.name) }) },
    )
  return (
    <>
      <Menu position="bottom-end" opened={isOpen} onChange={setOpen}>
        <Menu.Target>
          <ActionIcon ref={opener} variant="default" size={36} aria-label={texts.more}>
            <Ellipsis size={18} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {isArchived ? (
            <MayItem
              operation="unarchiveAccount"
              icon={<ArchiveRestore size={16} aria-hidden="true" />}
              onClick={useAgain}
            >
              {texts.unarchive}
            </MayItem>
          ) : (
            <MayItem
              operation="archiveAccount"
              icon={<Archive size={16} aria-hidden="true" />}
              onClick={() => ask('archive')}
            >
              {texts.archive} …
            </MayItem>
          )}
          <MayItem
            operation="deleteAccount"
            whyNot={keeps}
            isGrave
            icon={<Trash2 size={16} aria-hidden="true" />}
            onClick={() => ask('delete')}
          >
            {texts.delete} …
          </MayItem>
        </Menu.Dropdown>
      </Menu>
      {asked === 'archive' ? <ArchiveDialog {...dialog} /> : null}
      {asked === 'delete' ? <DeleteDialog {...dialog} /> : null}
    </>
  )
}

/** Why it is not deleted but archived (T3), or null. */
const useWhatKeeps = ({ id }: AccountSeen, isWanted: boolean): string | null => {
  const texts = useTexts(accountTexts)
  const { number } = useFormats()
  const one = { accountId: id, limit: 200 } as const
  const controllers = useAsk('GET /v1/controllers', { query: one }, { isWanted })
  const licenses = useAsk('GET /v1/licenses', { query: one }, { isWanted })
  const told = (page: { readonly items: readonly unknown[]; readonly nextCursor: string | null }) =>
    `${number(page.items.length)}${page.nextCursor === null ? '' : '+'}`
  if (licenses.data !== undefined && licenses.data.items.length > 0)
    return texts.deleteHolds(told(licenses.data))
  if (controllers.data !== undefined && controllers.data.items.length > 0)
    return texts.deleteControllers(told(controllers.data))
  return null
}

type DialogProps = {
  readonly account: AccountSeen
  readonly close: () => void
  readonly opener: RefObject<HTMLButtonElement | null>
}

const ArchiveDialog = ({ account, close, opener }: DialogProps) => {
  const texts = useTexts(accountTexts)
  const toast = useToast()
  const archive = useAction('POST /v1/accounts/{id}/archive')
  const unarchive = useAction('POST /v1/accounts/{id}/unarchive')
  const params = { id: account.id }
  const run = () =>
    archive.mutate(
      { params },
      {
        onSuccess: () => {
          toast({
            text: texts.wasArchived(account.name),
            undo: { label: texts.unarchive, run: () => unarchive.mutate({ params }) },
          })
          close()
        },
      },
    )
  return (
    <Confirm
      title={texts.archiveTitle(account.name)}
      act={texts.archive}
      run={run}
      close={close}
      isBusy={archive.isPending}
      error={archive.error}
      opener={opener}
    >
      <Text size="sm">{texts.archiveWhat}</Text>
      <Text size="sm">{texts.archiveBack}</Text>
    </Confirm>
  )
}

const DeleteDialog = ({ account, close, opener }: DialogProps) => {
  const texts = useTexts(accountTexts)
  const toast = useToast()
  const go = useGo()
  const paths = useWorksPaths()
  const remove = useAction('DELETE /v1/accounts/{id}')
  const run = () =>
    remove.mutate(
      { params: { id: account.id } },
      {
        onSuccess: () => {
          toast({ text: texts.wasDeleted(account.name) })
          go(paths.accounts())
        },
      },
    )
  return (
    <Confirm
      title={texts.deleteTitle(account.name)}
      act={texts.delete}
      isGrave
      run={run}
      close={close}
      isBusy={remove.isPending}
      error={remove.error}
      opener={opener}
    >
      <Text size="sm">{texts.deleteWhat}</Text>
    </Confirm>
  )
}
