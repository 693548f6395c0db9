import { verify } from '../ledger/verify.ts'
import { withConnection, type CliParts } from './at-service.ts'
import type { Report } from './report.ts'

/** `tenure ledger verify`: replays every movement and compares the end with the licenses (T5). */
export const verifyWholeLedger = async (parts: CliParts): Promise<Report> => {
  const report = await withConnection(parts, ({ db }) => verify(db, { of: 'vendor' }))
  const { licenses, movements, issued, holders, faults } = report
  const places = Object.entries(holders).map(([holder, quantity]) => `${quantity} ${holder}`)
  return {
    lines: [
      `${licenses} license(s), ${movements} movement(s). Issued: ${issued} = ${places.join(' + ')}.`,
      ...faults.map(
        ({ sentence, movementId }) =>
          `FAULT: ${sentence}${movementId === null ? '' : ` (movement ${movementId})`}`,
      ),
      faults.length === 0
        ? 'The ledger and the licenses agree.'
        : `${faults.length} fault(s). Stop issuing, keep the database as it is, and call support.`,
    ],
    json: report,
    good: faults.length === 0,
  }
}
