import { z } from 'zod'
import { jws } from './exchange.ts'
import { partnerReaders, vendorAdministrators, vendorOperators } from './access.ts'
import { instant, kind, name, page, pageQuery, quantity, sku, term, trialOf, version } from './fields.ts'
import { operation } from './operation.ts'

const productFields = {
  name,
  kind,
  trialOf: trialOf.nullable().default(null),
  quantity,
  term,
  termStart: z.enum(['at-activation', 'after-current']).default('at-activation'),
}

export const product = z
  .object({ sku, ...productFields, onSale: z.boolean(), createdAt: instant })
  .meta({ id: 'Product', description: 'What the vendor sells: one kind, one quantity, one term' })
export type Product = z.infer<typeof product>

export const release = z
  .object({ version, kind: z.enum(['feature', 'update', 'platform']), publishedAt: instant })
  .meta({ id: 'Release', description: 'A version of the controller software' })
export type Release = z.infer<typeof release>

export const releaseManifest = z
  .object({
    manifest: jws.meta({ description: 'Version, kind and date of the release, signed by the vendor' }),
    keyList: jws.meta({ description: 'The newest key list, signed by the root: it names the key' }),
  })
  .meta({ id: 'ReleaseManifest', description: 'What an updater shows the controller before it installs' })
export type ReleaseManifestReply = z.infer<typeof releaseManifest>

export const settings = z
  .object({
    upgradeBasis: z.enum(['installed-at', 'released-at']).meta({ description: 'M5' }),
    lateMaintenance: z.enum(['refused', 'allowed']).meta({ description: 'M7' }),
    rmaBudgetPerYear: z.int().min(0).max(1000).meta({ description: 'T6' }),
    secondFactor: z
      .enum(['required', 'optional'])
      .meta({ description: 'Whether people who sign in with a password need a second factor' }),
  })
  .meta({ id: 'Settings' })
export type Settings = z.infer<typeof settings>

export const productOperations = {
  listProducts: operation({
    method: 'get',
    path: '/v1/products',
    tag: 'Products',
    summary: 'List the products',
    access: partnerReaders,
    query: z.strictObject(pageQuery),
    reply: page(product),
    status: 200,
    idempotent: false,
    problems: [],
  }),
  createProduct: operation({
    method: 'post',
    path: '/v1/products',
    tag: 'Products',
    summary: 'Add a product',
    access: vendorAdministrators,
    body: z.strictObject({ sku, ...productFields }),
    reply: product,
    status: 201,
    idempotent: true,
    problems: ['already-exists'],
  }),
  getProduct: operation({
    method: 'get',
    path: '/v1/products/{sku}',
    tag: 'Products',
    summary: 'Get a product',
    access: partnerReaders,
    params: z.object({ sku }),
    reply: product,
    status: 200,
    idempotent: false,
    etag: 'sent',
    problems: ['not-found'],
  }),
  editProduct: operation({
    method: 'patch',
    path: '/v1/products/{sku}',
    tag: 'Products',
    summary: 'Rename a product or take it off sale',
    description: 'Kind, quantity and term are fixed, because licenses were issued from them.',
    access: vendorAdministrators,
    params: z.object({ sku }),
    body: z.strictObject({ name: name.optional(), onSale: z.boolean().optional() }),
    reply: product,
    status: 200,
    idempotent: false,
    etag: 'required',
    problems: ['not-found'],
  }),
  listReleases: operation({
    method: 'get',
    path: '/v1/releases',
    tag: 'Releases',
    summary: 'List the releases',
    access: partnerReaders,
    query: z.strictObject(pageQuery),
    reply: page(release),
    status: 200,
    idempotent: false,
    problems: [],
  }),
  publishRelease: operation({
    method: 'post',
    path: '/v1/releases',
    tag: 'Releases',
    summary: 'Publish a release',
    description: 'The kind is read from the version’s name unless it is given.',
    access: vendorOperators,
    body: z.strictObject({
      version,
      kind: z.enum(['feature', 'update', 'platform']).optional(),
      publishedAt: instant.optional(),
    }),
    reply: release,
    status: 201,
    idempotent: true,
    problems: ['already-exists', 'version-unreadable'],
  }),
  getReleaseManifest: operation({
    method: 'get',
    path: '/v1/releases/{version}/manifest',
    tag: 'Releases',
    summary: 'Get the signed manifest of a release',
    description:
      'For updaters, so that a controller decides offline whether it may install the release (M4, M5). It holds no secret. Saved as it is, it is what `tenure-agent pre-upgrade --manifest` reads.',
    access: 'public',
    params: z.object({ version }),
    reply: releaseManifest,
    status: 200,
    idempotent: false,
    problems: ['not-found', 'version-unreadable'],
  }),
  getSettings: operation({
    method: 'get',
    path: '/v1/settings',
    tag: 'Settings',
    summary: 'Get the vendor’s policies',
    access: partnerReaders,
    reply: settings,
    status: 200,
    idempotent: false,
    etag: 'sent',
    problems: [],
  }),
  editSettings: operation({
    method: 'patch',
    path: '/v1/settings',
    tag: 'Settings',
    summary: 'Change the vendor’s policies',
    access: vendorAdministrators,
    body: z.strictObject(settings.shape).partial(),
    reply: settings,
    status: 200,
    idempotent: false,
    etag: 'required',
    problems: [],
  }),
}
