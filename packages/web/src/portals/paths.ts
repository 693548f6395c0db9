/** All addresses of the portals. `$name` is where a route takes a part from: `vendorPaths.license('$licenseId')`. */

/** One part of an address; whatever it is, it stays one part. */
const part = (value: string): string => encodeURIComponent(value).replaceAll('%24', '$')

export const signInPaths = {
  /** Who is signed in is sent on to their portal from here. */
  signIn: () => '/sign-in',
  customer: () => '/sign-in/customer',
  license: () => '/sign-in/license',
  places: () => '/sign-in/places',
  secondFactor: () => '/sign-in/second-factor',
  security: () => '/sign-in/security',
  forgotten: () => '/sign-in/forgotten',
  resetPassword: () => '/reset-password',
  /** The secret follows as `#<secret>`, which no server sees. */
  invitation: () => '/invitation',
}

/** What vendor and partner both have. */
const worksPaths = (home: string) => ({
  dashboard: () => home,
  license: (licenseId: string) => `${home}/licenses/${part(licenseId)}`,
  accounts: () => `${home}/accounts`,
  account: (accountId: string) => `${home}/accounts/${part(accountId)}`,
  maintenance: (accountId: string) => `${home}/accounts/${part(accountId)}/maintenance`,
  controllers: () => `${home}/controllers`,
  controller: (controllerId: string) => `${home}/controllers/${part(controllerId)}`,
  rma: () => `${home}/rma`,
  cases: () => `${home}/cases`,
  case: (caseId: string) => `${home}/cases/${part(caseId)}`,
  renewals: () => `${home}/renewals`,
  notices: () => `${home}/notices`,
  people: () => `${home}/people`,
  tokens: () => `${home}/tokens`,
  singleSignOn: () => `${home}/single-sign-on`,
  ledger: () => `${home}/ledger`,
})

export const vendorPaths = {
  ...worksPaths('/vendor'),
  licenses: () => '/vendor/licenses',
  issue: () => '/vendor/issue',
  order: () => '/vendor/issue/order',
  upgrades: () => '/vendor/upgrades',
  remoteCms: () => '/vendor/remote-cms',
  products: () => '/vendor/products',
  releases: () => '/vendor/releases',
  partners: () => '/vendor/partners',
  partner: (partnerId: string) => `/vendor/partners/${part(partnerId)}`,
  settings: () => '/vendor/settings',
  audit: () => '/vendor/audit',
}

export const partnerPaths = (partnerId: string) => {
  const home = `/partner/${part(partnerId)}`
  return {
    ...worksPaths(home),
    inventory: () => `${home}/inventory`,
    customerInventory: () => `${home}/customer-inventory`,
    transfer: () => `${home}/transfer`,
    audit: () => `${home}/audit`,
  }
}

export const customerPaths = (accountId: string) => {
  const home = `/customer/${part(accountId)}`
  return {
    dashboard: () => home,
    licenses: () => `${home}/licenses`,
    license: (licenseId: string) => `${home}/licenses/${part(licenseId)}`,
    controllers: () => `${home}/controllers`,
    controller: (controllerId: string) => `${home}/controllers/${part(controllerId)}`,
    customerId: () => `${home}/customer-id`,
    offline: () => `${home}/offline`,
    bundle: () => `${home}/offline/bundle`,
    history: () => `${home}/history`,
    contacts: () => `${home}/contacts`,
    notices: () => `${home}/notices`,
  }
}

/** Without a sign-in: whoever has a request carries it. */
export const carryPaths = {
  carry: () => '/customer/carry',
  bundle: () => '/customer/carry/bundle',
}
