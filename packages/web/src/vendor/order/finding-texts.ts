import type { OrderFindingCode } from '@tenure/contract'
import { defineTexts, type Language } from '../../ui/language.ts'
import type { FieldError } from '../../ui/refusal.ts'

type Facts = NonNullable<FieldError['facts']>
type Words = Record<OrderFindingCode, (facts: Facts) => string>

/** What the service finds wrong with a line of an order. */
export const findingTexts = defineTexts<Words>(
  {
    'order-empty': () => 'There is nothing in the order but the names of its columns.',
    'csv-broken': () => 'This is not valid CSV. Look for a quote that is opened and not closed.',
    'column-unknown': ({ column }) =>
      `“${column}” is no column. There are partner, sku, count and reference.`,
    'column-missing': ({ column }) =>
      `The column ${column} is missing. The first line names partner, sku, count and, if wanted, reference.`,
    'column-twice': ({ column }) => `The column ${column} is there twice.`,
    'fields-too-many': ({ fields, header }) =>
      `There are ${fields} fields for ${header} columns. Put quotes around a text that contains a comma.`,
    'field-missing': ({ column }) => `There is nothing under ${column}.`,
    'count-invalid': ({ count }) => `“${count}” is no count: write a whole number from 1 up.`,
    'reference-too-long': ({ most }) => `The reference may have ${most} characters and has more.`,
    'partner-unknown': ({ partner }) => `No partner is named “${partner}”.`,
    'product-unknown': ({ sku }) => `No product has the SKU “${sku}”.`,
    'product-off-sale': ({ sku }) => `${sku} is not on sale.`,
    'order-too-large': ({ most }) =>
      `From this line on there are more than ${most} licenses: split the order.`,
  },
  {
    'order-empty': () => 'In der Bestellung steht nichts außer den Namen der Spalten.',
    'csv-broken': () =>
      'Das ist kein gültiges CSV. Suchen Sie ein Anführungszeichen, das geöffnet und nicht geschlossen ist.',
    'column-unknown': ({ column }) =>
      `„${column}“ ist keine Spalte. Es gibt partner, sku, count und reference.`,
    'column-missing': ({ column }) =>
      `Die Spalte ${column} fehlt. Die erste Zeile nennt partner, sku, count und, wenn gewünscht, reference.`,
    'column-twice': ({ column }) => `Die Spalte ${column} ist zweimal da.`,
    'fields-too-many': ({ fields, header }) =>
      `Es sind ${fields} Felder für ${header} Spalten. Setzen Sie einen Text mit Komma in Anführungszeichen.`,
    'field-missing': ({ column }) => `Unter ${column} steht nichts.`,
    'count-invalid': ({ count }) => `„${count}“ ist keine Anzahl: Schreiben Sie eine ganze Zahl ab 1.`,
    'reference-too-long': ({ most }) => `Die Referenz darf ${most} Zeichen haben und hat mehr.`,
    'partner-unknown': ({ partner }) => `Kein Partner heißt „${partner}“.`,
    'product-unknown': ({ sku }) => `Kein Produkt hat die SKU „${sku}“.`,
    'product-off-sale': ({ sku }) => `${sku} ist nicht im Verkauf.`,
    'order-too-large': ({ most }) =>
      `Ab dieser Zeile sind es mehr als ${most} Lizenzen: Teilen Sie die Bestellung.`,
  },
)

/** A finding in the language of the page; of a service that is newer than the page, as it came. */
export const toldFinding = (language: Language, { code, facts = {}, message }: FieldError): string => {
  const texts: Partial<Record<string, (facts: Facts) => string>> = findingTexts[language]
  return code !== undefined && Object.hasOwn(texts, code) ? (texts[code]?.(facts) ?? message) : message
}
