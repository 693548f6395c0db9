import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'
import { askAuth, AuthRefusal } from '../portals/ask-auth.ts'

/** Passkeys, as better-auth's endpoints take them. What asks the browser is loaded only then. */

/** Signs in with a passkey of this device or of a phone. @throws AuthRefusal */
export const signInWithPasskey = async (): Promise<void> => {
  const optionsJSON = await askAuth<PublicKeyCredentialRequestOptionsJSON>(
    'GET passkey/generate-authenticate-options',
  )
  const { startAuthentication } = await import('@simplewebauthn/browser')
  const response = await startAuthentication({ optionsJSON }).catch(left)
  await askAuth('POST passkey/verify-authentication', { response })
}

/** Makes a passkey for the person who is signed in. @throws AuthRefusal */
export const addPasskey = async (name: string): Promise<void> => {
  const optionsJSON = await askAuth<PublicKeyCredentialCreationOptionsJSON>(
    'GET passkey/generate-register-options',
  )
  const { startRegistration } = await import('@simplewebauthn/browser')
  const response = await startRegistration({ optionsJSON }).catch(left)
  await askAuth('POST passkey/verify-registration', { response, name })
}

export const hasPasskeys = (): boolean => 'PublicKeyCredential' in globalThis

/** The browser does not say why, so that no page learns what keys a person has. */
const left = (): never => {
  throw new AuthRefusal('PASSKEY_LEFT', 0, null)
}
