import { ActionIcon, Menu, Text, TextInput } from '@mantine/core'
import type { Product } from '@tenure/contract'
import { Ellipsis } from 'lucide-react'
import { useRef, useState, type RefObject } from 'react'
import { MayItem } from '../../portals/may-item.tsx'
import { useAction, useAsk } from '../../portals/use-ask.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { useTexts } from '../../ui/language-context.tsx'
import { useToast } from '../../ui/toast.tsx'
import { productsTexts } from './texts.ts'

/** What can be done with one product. */
export const ProductMenu = ({ product }: { readonly product: Product }) => {
  const texts = useTexts(productsTexts)
  const opener = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState<'rename' | 'sale' | null>(null)
  const close = () => setOpen(null)
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon ref={opener} variant="subtle" color="gray" aria-label={texts.actionsOf(product.sku)}>
            <Ellipsis size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <MayItem operation="editProduct" onClick={() => setOpen('rename')}>
            {texts.rename}
          </MayItem>
          <MayItem operation="editProduct" onClick={() => setOpen('sale')}>
            {product.onSale ? texts.offSale : texts.backOnSale}
          </MayItem>
        </Menu.Dropdown>
      </Menu>
      {open === 'rename' ? <EditDialog product={product} close={close} opener={opener} /> : null}
      {open === 'sale' ? <EditDialog product={product} close={close} opener={opener} isSale /> : null}
    </>
  )
}

type EditProps = {
  readonly product: Product
  readonly close: () => void
  readonly opener: RefObject<HTMLElement | null>
  /** Whether it is sold is changed, and not its name. */
  readonly isSale?: boolean
}

const EditDialog = ({ product, close, opener, isSale = false }: EditProps) => {
  const texts = useTexts(productsTexts)
  const toast = useToast()
  const { sku, onSale } = product
  const [name, setName] = useState(product.name)
  const seen = useAsk('GET /v1/products/{sku}', { params: { sku } })
  const edit = useAction('PATCH /v1/products/{sku}')
  const title = isSale ? (onSale ? texts.offSale : texts.backOnSale) : texts.rename
  const run = () =>
    edit.mutate(
      {
        params: { sku },
        ifMatch: seen.data?.etag ?? '',
        body: isSale ? { onSale: !onSale } : { name: name.trim() },
      },
      {
        onSuccess: () => {
          toast({ text: texts.changed(sku) })
          close()
        },
      },
    )
  return (
    <Confirm
      title={title}
      act={isSale ? title : texts.save}
      run={run}
      close={close}
      isBusy={edit.isPending}
      isDisabled={seen.data === undefined || (!isSale && name.trim() === '')}
      error={edit.error ?? seen.error}
      opener={opener}
    >
      {isSale ? (
        <Text size="sm">{onSale ? texts.offSaleWhat(product.name) : texts.backOnSaleWhat(product.name)}</Text>
      ) : (
        <TextInput
          label={texts.name}
          data-autofocus
          required
          maxLength={120}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
      )}
    </Confirm>
  )
}
