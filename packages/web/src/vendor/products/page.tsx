import { Badge, Stack } from '@mantine/core'
import type { Product } from '@tenure/contract'
import { useState } from 'react'
import { MayButton } from '../../portals/may-button.tsx'
import { useList } from '../../portals/use-list.ts'
import { licenseWords } from '../../portals/words/license-words.ts'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import type { Column } from '../../ui/data-table/columns.ts'
import { useFormats, useTexts } from '../../ui/language-context.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { Empty } from '../../ui/states.tsx'
import { When } from '../../ui/when.tsx'
import { vendorPaths } from '../../portals/paths.ts'
import { AddDialog } from './add-dialog.tsx'
import { ProductMenu } from './product-menu.tsx'
import { productsTexts } from './texts.ts'

/** What the vendor sells. */
export const ProductsPage = () => {
  const texts = useTexts(productsTexts)
  const [isAdding, setAdding] = useState(false)
  const list = useList('GET /v1/products', { limit: 100 })
  const add = (
    <MayButton operation="createProduct" onClick={() => setAdding(true)}>
      {texts.add}
    </MayButton>
  )
  return (
    <Stack>
      <PageHeader title={texts.title} lead={texts.lead} actions={add} />
      <DataTable
        name="products"
        label={texts.title}
        list={list}
        columns={useColumns()}
        keyOf={({ sku }) => sku}
        nameOf={({ name }) => name}
        actions={(product) => <ProductMenu product={product} />}
        empty={<Empty title={texts.none}>{texts.noneWhy}</Empty>}
      />
      {isAdding ? <AddDialog close={() => setAdding(false)} /> : null}
    </Stack>
  )
}

const useColumns = (): readonly Column<Product>[] => {
  const texts = useTexts(productsTexts)
  const words = useTexts(licenseWords)
  const { number } = useFormats()
  return [
    {
      key: 'sku',
      title: texts.sku,
      isFixed: true,
      cell: ({ sku }) => (
        <PageLink to={`${vendorPaths.licenses()}?${new URLSearchParams({ sku })}`} className="id">
          {sku}
        </PageLink>
      ),
      exported: ({ sku }) => sku,
    },
    { key: 'name', title: texts.name, cell: ({ name }) => name, exported: ({ name }) => name },
    {
      key: 'kind',
      title: texts.kind,
      cell: ({ kind }) => words.kinds[kind],
      exported: ({ kind }) => kind,
    },
    {
      key: 'quantity',
      title: texts.quantity,
      isFigure: true,
      cell: ({ quantity }) => number(quantity),
      exported: ({ quantity }) => quantity,
    },
    {
      key: 'term',
      title: texts.term,
      cell: ({ term }) => words.term(term),
      exported: ({ term }) => ('count' in term ? `${term.count} ${term.unit}` : term.unit),
    },
    {
      key: 'onSale',
      title: texts.onSale,
      cell: ({ onSale }) => (
        <Badge variant="light" color={onSale ? 'teal' : 'gray'} c="var(--ink)" tt="none" radius="sm">
          {onSale ? texts.yes : texts.no}
        </Badge>
      ),
      exported: ({ onSale }) => (onSale ? 'yes' : 'no'),
    },
    {
      key: 'created',
      title: texts.created,
      isExtra: true,
      cell: ({ createdAt }) => <When at={createdAt} />,
      exported: ({ createdAt }) => createdAt,
    },
  ]
}
