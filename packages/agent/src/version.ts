/** Of this package; a test holds it against package.json, which a bundled agent does not have beside it. */
export const AGENT_VERSION = '0.1.0'
