import type { Happening } from '../../agent/happenings.ts'
import { deviceRow, offerRows } from './rows.ts'

/** A message of `wss …/iap/ws`. */
export type Message = { readonly action: Action; readonly payload: unknown }

export type Action = 'UPD:LIC:CLOUD' | 'UPD:LIC:TOTAL' | 'DEL:LIC' | 'NTF:LIC:ACTION' | 'UPD:DEVICE'

/** What is told at once when something happened; `UPD:LIC:TOTAL` is told when the totals have changed by it. */
export const messageOf = (happening: Happening): Message => {
  switch (happening.kind) {
    case 'licenses':
      return { action: 'NTF:LIC:ACTION', payload: {} }
    case 'licenses-gone':
      return { action: 'DEL:LIC', payload: happening.licenseIds }
    case 'offers':
      return { action: 'UPD:LIC:CLOUD', payload: offerRows(happening.offers) }
    case 'device':
      return { action: 'UPD:DEVICE', payload: deviceRow(happening.device, happening.change) }
  }
}

/** A3: what the account offers is for the Owner, who alone can activate it. */
export const isForOwner = ({ action }: Message): boolean => action === 'UPD:LIC:CLOUD'
