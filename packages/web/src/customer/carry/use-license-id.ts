import { useEffect, useState } from 'react'
import { useSearchState } from '../../ui/search-state.ts'
import { keepHere, keptHere } from '../exchange/kept-here.ts'

const NAME = 'license-id'
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/**
 * A2: the License ID with which somebody came here. It opens an exchange, so it leaves the address at once: neither the
 * browser's history nor a page that is loaded again sends it anywhere.
 */
export const useLicenseId = (): readonly [string | null, () => void] => {
  const { search, change } = useSearchState()
  const given = search['license'] ?? ''
  const [licenseId, setLicenseId] = useState(() => (UUID.test(given) ? given : keptHere(NAME)))
  useEffect(() => {
    if (given === '') return
    if (UUID.test(given)) {
      keepHere(NAME, given)
      setLicenseId(given)
    }
    change({ license: null }, { replace: true })
  })
  return [
    licenseId,
    () => {
      keepHere(NAME, null)
      setLicenseId(null)
    },
  ]
}
