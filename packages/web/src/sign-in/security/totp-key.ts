/** The key of an `otpauth:` address in groups of four, as somebody types it into an app. */
export const keyOf = (totpUri: string): string => {
  const key = new URLSearchParams(totpUri.split('?')[1] ?? '').get('secret') ?? ''
  return key.match(/.{1,4}/g)?.join(' ') ?? ''
}
