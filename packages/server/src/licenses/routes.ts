import type { Handlers } from '../http/handler.ts'
import { activate } from './activate.ts'
import { get } from './get.ts'
import { issueOne } from './issue-one.ts'
import { issueOrder } from './issue-order.ts'
import { list } from './list.ts'
import { recallMany, recallOne } from './recall.ts'
import { split } from './split.ts'
import { transferMany, transferOne } from './transfer.ts'

export const licenseRoutes = {
  listLicenses: list,
  getLicense: get,
  issueLicense: issueOne,
  issueOrder,
  transferLicense: transferOne,
  transferLicenses: transferMany,
  recallLicense: recallOne,
  recallLicenses: recallMany,
  activateLicense: activate,
  splitLicense: split,
} satisfies Partial<Handlers>
