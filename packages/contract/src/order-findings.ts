/** What can be wrong with a line of an order, as `code` of its error; what each names is in its `facts`. */
export const orderFindingCodes = [
  'order-empty',
  'csv-broken',
  'column-unknown',
  'column-missing',
  'column-twice',
  'fields-too-many',
  'field-missing',
  'count-invalid',
  'reference-too-long',
  'partner-unknown',
  'product-unknown',
  'product-off-sale',
  'order-too-large',
] as const
export type OrderFindingCode = (typeof orderFindingCodes)[number]
