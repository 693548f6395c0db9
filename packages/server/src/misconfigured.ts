/**
 * The service cannot work as it is set up, and a person has to change something: a setting, a folder, a key, a role.
 * `message` says what is wrong, `remedy` the smallest thing that puts it right. Never shown to callers of the API.
 */
export class Misconfigured extends Error {
  readonly remedy: string

  constructor(message: string, remedy: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'Misconfigured'
    this.remedy = remedy
  }
}
