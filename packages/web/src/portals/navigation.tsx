import { useLanguage, useTexts } from '../ui/language-context.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { frameTexts } from './frame-texts.ts'
import { usePortal, type PageRoute, type Portal } from './portal.ts'

/** The pages of the portal that are in its list with a label. */
export const Navigation = () => {
  const texts = useTexts(frameTexts)
  const { language } = useLanguage()
  const portal = usePortal()
  return (
    <nav aria-label={texts.navigation} className="navigation">
      <ul>
        {portal.definition.pages.map(({ path, nav }) =>
          nav === undefined || (nav.needs !== undefined && !portal.me.may.includes(nav.needs)) ? null : (
            <li key={path}>
              {nav.group === undefined ? null : <span className="group">{nav.group[language]}</span>}
              <PageLink to={pathHere(path, portal)} isAbove={path !== portal.definition.home}>
                <nav.icon size={18} aria-hidden="true" />
                {nav.label[language]}
              </PageLink>
            </li>
          ),
        )}
      </ul>
    </nav>
  )
}

/** The address of a page of the list, for whom this page acts. */
const pathHere = (path: PageRoute['path'], { as }: Portal): string =>
  path.replace(/\$(partnerId|accountId)/, as.split(':')[1] ?? '')
