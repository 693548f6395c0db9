import { defineTexts } from '../../ui/language.ts'

export const pickerTexts = defineTexts(
  {
    account: 'Account',
    controller: 'Controller',
    partner: 'Partner',
    product: 'Product',
    typeName: 'Type the beginning of the name',
    typeCode: 'Type the beginning of the install code',
    nothing: 'Nothing begins like this',
  },
  {
    account: 'Konto',
    controller: 'Controller',
    partner: 'Partner',
    product: 'Produkt',
    typeName: 'Den Anfang des Namens eingeben',
    typeCode: 'Den Anfang des Installationscodes eingeben',
    nothing: 'Nichts beginnt so',
  },
)
