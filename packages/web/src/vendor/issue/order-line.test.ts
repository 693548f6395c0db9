import assert from 'node:assert/strict'
import { test } from 'node:test'
import { orderLine } from './order-line.ts'

test('a reference with commas and quotes stays one field', () => {
  assert.equal(
    orderLine({ partner: 'id', sku: 'CAP-50', count: 2, reference: ' PO 4, "urgent" ' }),
    'partner,sku,count,reference\nid,CAP-50,2,"PO 4, ""urgent"""\n',
  )
  assert.equal(
    orderLine({ partner: 'id', sku: 'CORE', count: 1, reference: '' }),
    'partner,sku,count,reference\nid,CORE,1,\n',
  )
})
