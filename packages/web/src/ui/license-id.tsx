import { Copy } from './copy.tsx'
import { useTexts } from './language-context.tsx'
import { PageLink } from './page-link.tsx'
import { pieceTexts } from './piece-texts.ts'

type Props = {
  readonly id: string
  /** The license's page. */
  readonly to?: string
  /** All 36 characters, where there is room for them. */
  readonly isWhole?: boolean
}

/** A License ID, short enough for a table: its beginning tells it from others, and it is copied whole. */
export const LicenseId = ({ id, to, isWhole = false }: Props) => {
  const texts = useTexts(pieceTexts)
  const shown = isWhole ? id : shortId(id)
  return (
    <span className="license-id">
      {to === undefined ? (
        <span className="id" title={id}>
          {shown}
        </span>
      ) : (
        <PageLink to={to} className="id" title={id}>
          {shown}
        </PageLink>
      )}
      <Copy text={id} what={texts.licenseId(shown)} />
    </span>
  )
}

/** Random UUIDs are told apart by their first eight characters; a search finds them by those. */
export const shortId = (id: string): string => `${id.slice(0, 8)}…`
