import { randomBytes } from 'node:crypto'
import { idSource } from '../db/new-id.ts'
import { findDueNotices, runDueNotices } from '../notices/run-due.ts'
import { withConnection, type CliParts } from './at-service.ts'
import { table, type Report } from './report.ts'

/** `tenure notices run`: records every mail that is due now (M9); the services that run send them. */
export const runNotices = async (parts: CliParts, dryRun: boolean): Promise<Report> => {
  const at = parts.now()
  if (dryRun) {
    const due = await withConnection(parts, ({ db }) => findDueNotices(db, at))
    const rows = due.map(({ recipient, notices }) => [recipient.email, recipient.as, String(notices.length)])
    return {
      lines: rows.length === 0 ? ['Nothing is due.'] : table(['TO', 'AS', 'LICENSES'], rows),
      json: due,
    }
  }
  const newId = idSource(parts.now, randomBytes)
  const newToken = () => randomBytes(16).toString('base64url')
  const ran = await withConnection(parts, ({ db }) => runDueNotices(db, { newId, newToken }, at))
  return {
    lines: [`${ran.mails} mail(s) recorded, about ${ran.notices} license(s) of ${ran.partners} partner(s).`],
    json: ran,
  }
}
