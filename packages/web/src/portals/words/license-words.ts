import type { LicenseReply } from '@tenure/contract'
import { describeLicense } from '@tenure/core'
import { defineTexts } from '../../ui/language.ts'

type Described = Pick<LicenseReply, 'kind' | 'trialOf' | 'quantity' | 'term'>

/** The words of licenses, as every page writes them. */
export const licenseWords = defineTexts(
  {
    kinds: {
      capacity: 'Capacity',
      maintenance: 'Maintenance',
      core: 'Core',
      upgrade: 'Upgrade',
      'remote-cms': 'Remote CMS',
      trial: 'Trial',
    },
    states: {
      'not-started': 'Not started',
      active: 'Active',
      expiring: 'Expiring',
      expired: 'Expired',
    },
    places: {
      vendor: 'Vendor stock',
      inventory: 'Partner inventory',
      account: 'Account',
      controller: 'Controller',
      retired: 'Retired',
    },
    reasons: {
      issue: 'Issued',
      split: 'Split',
      transfer: 'Transferred',
      recall: 'Recalled',
      activate: 'Activated',
      return: 'Returned',
      rma: 'Moved by RMA',
    },
    /** As the documents write it, and the service in English. */
    describe: (described: Described): string => describeLicense(described),
    term: (term: Described['term']): string => {
      switch (term.unit) {
        case 'perpetual':
          return 'Never expires'
        case 'single-use':
          return 'Single use'
        case 'months':
          return term.count === 1 ? '1 month' : `${term.count} months`
        case 'days':
          return term.count === 1 ? '1 day' : `${term.count} days`
      }
    },
    /** What the quantity of a license counts. */
    units: {
      capacity: 'field devices',
      maintenance: 'field devices',
      core: '',
      upgrade: 'field devices',
      'remote-cms': 'managed controllers',
      trial: '',
    },
  },
  {
    kinds: {
      capacity: 'Kapazität',
      maintenance: 'Wartung',
      core: 'Core',
      upgrade: 'Upgrade',
      'remote-cms': 'Remote CMS',
      trial: 'Test',
    },
    states: {
      'not-started': 'Nicht begonnen',
      active: 'Aktiv',
      expiring: 'Läuft ab',
      expired: 'Abgelaufen',
    },
    places: {
      vendor: 'Bestand des Herstellers',
      inventory: 'Bestand des Partners',
      account: 'Konto',
      controller: 'Controller',
      retired: 'Ausgeschieden',
    },
    reasons: {
      issue: 'Ausgestellt',
      split: 'Geteilt',
      transfer: 'Übertragen',
      recall: 'Zurückgeholt',
      activate: 'Aktiviert',
      return: 'Zurückgegeben',
      rma: 'Durch RMA verschoben',
    },
    describe: ({ kind, trialOf, quantity, term }) => {
      const length = lengthInGerman(term)
      switch (kind) {
        case 'capacity':
          return `Kapazität für ${quantity} Feldgeräte`
        case 'maintenance':
          return `Wartung ${length}`.trim()
        case 'core':
          return 'Core'
        case 'upgrade':
          return `Upgrade für ${quantity} Feldgeräte`
        case 'remote-cms':
          return `Remote CMS für ${quantity} Controller`
        case 'trial':
          return trialInGerman(trialOf, quantity, length)
      }
    },
    term: (term) => {
      switch (term.unit) {
        case 'perpetual':
          return 'Läuft nicht ab'
        case 'single-use':
          return 'Einmalig'
        case 'months':
          return term.count === 1 ? '1 Monat' : `${term.count} Monate`
        case 'days':
          return term.count === 1 ? '1 Tag' : `${term.count} Tage`
      }
    },
    units: {
      capacity: 'Feldgeräte',
      maintenance: 'Feldgeräte',
      core: '',
      upgrade: 'Feldgeräte',
      'remote-cms': 'verwaltete Controller',
      trial: '',
    },
  },
)

const lengthInGerman = (term: Described['term']): string => {
  if (term.unit === 'days') return `für ${term.count} Tage`
  if (term.unit !== 'months') return ''
  const years = term.count / 12
  if (!Number.isInteger(years)) return `für ${term.count} Monate`
  return years === 1 ? 'für 1 Jahr' : `für ${years} Jahre`
}

const trialInGerman = (right: Described['trialOf'], quantity: number, length: string): string => {
  switch (right) {
    case null:
    case 'capacity':
      return `Test mit ${quantity} Feldgeräten ${length}`
    case 'maintenance':
      return `Wartung zum Test, ${quantity} Feldgeräte ${length}`
    case 'core':
      return `Core zum Test ${length}`
    case 'remote-cms':
      return `Remote CMS zum Test, ${quantity} Controller ${length}`
  }
}
