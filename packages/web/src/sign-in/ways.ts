import { carryPaths, signInPaths } from '../portals/paths.ts'
import { useTexts } from '../ui/language-context.tsx'
import { useSearchState } from '../ui/search-state.ts'
import { wayTexts } from './way-texts.ts'
import { keepingNext } from './where-next.ts'

/** The ways in but the one that is shown. */
export const useWays = (shown: 'staff' | 'customer' | 'license') => {
  const texts = useTexts(wayTexts)
  const { next } = useSearchState().search
  const all = [
    { name: 'staff', label: texts.staff, to: keepingNext(signInPaths.signIn(), next) },
    { name: 'customer', label: texts.customer, to: keepingNext(signInPaths.customer(), next) },
    { name: 'license', label: texts.license, why: texts.licenseWhy, to: signInPaths.license() },
    { name: 'carry', label: texts.carry, why: texts.carryWhy, to: carryPaths.carry() },
  ]
  return { ways: all.filter(({ name }) => name !== shown), waysTitle: texts.title }
}
