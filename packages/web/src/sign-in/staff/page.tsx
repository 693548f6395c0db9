import { useState } from 'react'
import { useSession } from '../../portals/session.ts'
import { useSearchState } from '../../ui/search-state.ts'
import { Answered } from '../../ui/states.tsx'
import { SendOn } from '../send-on.tsx'
import { useWanted } from '../use-signed-in.ts'
import { CodeStep } from './code-step.tsx'
import { PasswordStep } from './password-step.tsx'
import { SsoStep } from './sso-step.tsx'

/** Vendor and partner: a password and then a code, a passkey, or the sign-in of their organisation. */
export const StaffSignInPage = () => {
  const session = useSession()
  const wanted = useWanted()
  const { search, change } = useSearchState()
  const [step, setStep] = useState<'password' | 'code' | 'sso'>('password')
  const back = () => {
    change({ step: null }, { replace: true })
    setStep('password')
  }
  // Who is in with a password, where only their organisation opens, comes here again.
  if (step === 'sso' || search['step'] === 'sso') return <SsoStep back={back} />
  return (
    <Answered query={session}>
      {(known) => {
        if (known !== null) return <SendOn wanted={wanted} />
        if (step === 'code') return <CodeStep again={back} />
        return <PasswordStep wantsCode={() => setStep('code')} wantsSso={() => setStep('sso')} />
      }}
    </Answered>
  )
}
