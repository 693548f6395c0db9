import { useState } from 'react'
import { useSession } from '../../portals/session.ts'
import { Answered } from '../../ui/states.tsx'
import { SendOn } from '../send-on.tsx'
import { CodeStep } from './code-step.tsx'
import { PasswordStep } from './password-step.tsx'
import { SsoStep } from './sso-step.tsx'

/** Vendor and partner: a password and then a code, a passkey, or the sign-in of their organisation. */
export const StaffSignInPage = () => {
  const session = useSession()
  const [step, setStep] = useState<'password' | 'code' | 'sso'>('password')
  const back = () => setStep('password')
  return (
    <Answered query={session}>
      {(known) => {
        if (known !== null) return <SendOn />
        if (step === 'code') return <CodeStep again={back} />
        if (step === 'sso') return <SsoStep back={back} />
        return <PasswordStep wantsCode={() => setStep('code')} wantsSso={() => setStep('sso')} />
      }}
    </Answered>
  )
}
