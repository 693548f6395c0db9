import { createClient } from '@tenure/sdk'

/**
 * Hands the first license of the inventory on to an account.
 *
 *   TENURE_URL=https://licenses.example.com TENURE_TOKEN=… node transfer-license.ts ACCOUNT-ID
 */
const [accountId = ''] = process.argv.slice(2)
const tenure = createClient({
  baseUrl: process.env['TENURE_URL'] ?? 'http://127.0.0.1:7400',
  token: process.env['TENURE_TOKEN'] ?? '',
})

const inventory = await tenure.listLicenses({ query: { at: 'inventory', limit: 1 } })
if (!inventory.ok) throw new Error(inventory.problem.detail)
const [license] = inventory.value.items
if (license === undefined) throw new Error('The inventory is empty.')

const moved = await tenure.transferLicense({ params: { id: license.id }, body: { accountId } })
if (moved.ok) console.log(`${moved.value.description} is with the account now.`)
else console.error(`${moved.problem.detail} ${moved.problem.remedy}`)
