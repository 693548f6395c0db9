import { describeLicense, licenseNotFound, licenseStatus } from '@tenure/core'
import { transaction, type Db } from '../db/database.ts'
import type { RawHandlers } from '../http/handler.ts'
import { rfc3339OrNull } from '../http/rfc3339.ts'
import { findLicenseSeen } from '../licenses/list-store.ts'

/** A2: what a License ID alone tells. One query, whether there is such a license or not, so the time tells nothing. */
export const lookUpRoutes = ({ db }: { readonly db: Db }): Pick<RawHandlers, 'lookUpLicense'> => ({
  lookUpLicense: {
    limitedBy: 'lookup',
    raw: async (_body, { at }, { body: { licenseId } }) => {
      const license = await transaction(db, { sight: 'all' }, (tx) =>
        findLicenseSeen({ of: 'vendor' }, tx, licenseId),
      )
      if (license === null) return { ok: false, refusal: licenseNotFound() }
      const { kind, quantity, endsAt, holder, installCode } = license
      return {
        ok: true,
        value: {
          licenseId: license.id,
          kind,
          quantity,
          description: describeLicense(license),
          status: licenseStatus(license, at),
          endsAt: rfc3339OrNull(endsAt),
          at: holder.at,
          installCode,
        },
      }
    },
  },
})
