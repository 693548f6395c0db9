/** What an engineer types on a controller without a network, and reads there. Licenses are those of 10 devices. */

type Asked = { readonly want?: readonly string[]; readonly give?: readonly string[] }

/** The Customer ID is set; the controller says how to go on without a network. */
export const setAccount = `
  $ tenure-agent account set CUSTOMER-ID
  Customer ID CUSTOMER-ID is set.
  The license service at http://127.0.0.1:9 cannot be reached. (service-unreachable)
  Check the network and TENURE_AGENT_SERVICE_URL. Everything on this controller goes on as it is.
  Next, without a network: tenure-agent request --want LICENSE-ID.
`

/** A request goes to a file of the stick. */
export const request = (file: string, asked: Asked = {}): string => `
  $ tenure-agent request${words(asked)} --out ${file}
  ${file} is to be carried to the Customer Portal: http://127.0.0.1:9/customer/carry
  ${waits(asked)}
`

/** The request that waits already goes to another file, without being asked for anew. */
export const requestAgain = (file: string, asked: Asked): string => `
  $ tenure-agent request --out ${file}
  ${file} is to be carried to the Customer Portal: http://127.0.0.1:9/customer/carry
  ${waits(asked)}
`

/** A request goes into the site bundle, which then holds so many. */
export const addToBundle = (file: string, requests: number, asked: Asked): string => `
  $ tenure-agent bundle add ${file}${words(asked)}
  ${file} holds the requests of ${requests} controller(s).
  ${waits(asked)}
`

/** The answer is added; from then on the controller holds these. */
export const apply = (file: string, ...licenses: readonly string[]): string => `
  $ tenure-agent apply ${file}
  ${held(licenses)}
`

/** The controller holds these. */
export const showLicenses = (...licenses: readonly string[]): string => `
  $ tenure-agent licenses
  ${held(licenses)}
`

/** What a request says of itself when it is written. */
const waits = ({ want = [], give = [] }: Asked): string =>
  [
    ...want.map((license) => `It asks for ${license}.`),
    ...give.map((license) => `It returns ${license}, which is given up.`),
    'Add the answer here: tenure-agent apply FILE. Until then the same request is shown again.',
  ].join('\n')

const words = ({ want = [], give = [] }: Asked): string =>
  [...(want.length > 0 ? [' --want', ...want] : []), ...(give.length > 0 ? [' --give', ...give] : [])].join(
    ' ',
  )

const held = (licenses: readonly string[]): string =>
  licenses.length === 0
    ? 'This controller holds no license.'
    : [
        'LICENSE ID DESCRIPTION QUANTITY STATUS ACTIVATED',
        ...licenses.map((license) => `${license} 10-device capacity 10 Active TODAY`),
      ].join('\n')
