import assert from 'node:assert/strict'
import { test } from 'node:test'
import { direction, shownColumns, turned, type Column } from './columns.ts'

const column = (key: string, more: Partial<Column<string>> = {}): Column<string> => ({
  key,
  title: key,
  cell: (item) => item,
  ...more,
})
const columns = [column('id', { isFixed: true }), column('kind'), column('order', { isExtra: true })]
const shown = (chosen: readonly string[] | null) => shownColumns(columns, chosen).map(({ key }) => key)

test('without a choice the extra columns are not shown; with one only what was chosen, and the fixed', () => {
  assert.deepEqual(shown(null), ['id', 'kind'])
  assert.deepEqual(shown(['order']), ['id', 'order'])
  assert.deepEqual(shown([]), ['id'])
  assert.deepEqual(shown(['gone since', 'kind']), ['id', 'kind'])
})

test('a click on the head of a column sorts by it, and another one the other way round', () => {
  assert.equal(turned('name', '-created-at'), 'name')
  assert.equal(turned('name', 'name'), '-name')
  assert.equal(turned('name', '-name'), 'name')
  assert.equal(turned('-issued-at', ''), '-issued-at')
  assert.equal(turned('-issued-at', '-issued-at'), 'issued-at')
})

test('which way a column is sorted is told', () => {
  assert.deepEqual(
    ['name', '-name', 'other', ''].map((sort) => direction('name', sort)),
    ['ascending', 'descending', 'none', 'none'],
  )
  assert.equal(direction('-issued-at', '-issued-at'), 'descending')
})
