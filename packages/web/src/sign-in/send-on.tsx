import { useEffect, useRef } from 'react'
import { Loading } from '../ui/states.tsx'
import { useSignedIn } from './use-signed-in.ts'

/** Who is signed in already goes where they wanted. */
export const SendOn = ({ wanted }: { readonly wanted: string | undefined }) => {
  const signedIn = useSignedIn(wanted)
  const isSent = useRef(false)
  useEffect(() => {
    if (isSent.current) return
    isSent.current = true
    void signedIn()
  })
  return <Loading />
}
