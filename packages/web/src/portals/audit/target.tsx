import type { AuditEntry } from '@tenure/contract'
import { useTexts } from '../../ui/language-context.tsx'
import { shortId } from '../../ui/license-id.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { useEvery } from '../pickers/every.ts'
import { useWorksPaths } from '../works-paths.ts'
import { auditTexts } from './texts.ts'

const target = /^\/v1\/(licenses|accounts|controllers|cases)\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/

/** The thing that was changed, where it has a page; the account of what was handed on, where that says more. */
export const Target = ({ entry }: { readonly entry: AuditEntry }) => {
  const texts = useTexts(auditTexts)
  const paths = useWorksPaths()
  const accounts = useEvery('GET /v1/accounts')
  const found = target.exec(entry.target)
  const accountId = accountOf(entry, found)
  const { installCode } = entry.summary
  if (typeof installCode === 'string')
    return (
      <PageLink to={`${paths.controllers()}?${new URLSearchParams({ q: installCode })}`} className="id">
        {installCode}
      </PageLink>
    )
  if (accountId !== null)
    return (
      <PageLink to={paths.account(accountId)}>
        {accounts.data?.find(({ id }) => id === accountId)?.name ?? texts.account}
      </PageLink>
    )
  const [, what, id = ''] = found ?? []
  if (what === 'licenses')
    return (
      <PageLink to={paths.license(id)} className="id">
        {shortId(id)}
      </PageLink>
    )
  if (what === 'controllers') return <PageLink to={paths.controller(id)}>{texts.controller}</PageLink>
  if (what === 'cases') return <PageLink to={paths.case(id)}>{texts.case}</PageLink>
  return <span className="nothing">–</span>
}

/** What was handed on is about the account that got it, and a new account about itself. */
const accountOf = ({ operation, summary }: AuditEntry, found: RegExpExecArray | null): string | null => {
  if (found?.[1] === 'accounts') return found[2] ?? null
  const id = operation === 'createAccount' ? summary['id'] : summary['accountId']
  return typeof id === 'string' ? id : null
}
