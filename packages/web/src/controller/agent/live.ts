import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'

/** How long one lost connection waits for the next. */
const AGAIN_MS = 3000
/** Many devices may change at once; what is shown is then asked once. */
const TOGETHER_MS = 150

/** Asks everything again whenever the controller tells that something happened, and after a connection was lost. */
export const useLive = (): void => {
  const queries = useQueryClient()
  useEffect(() => {
    let socket: WebSocket
    let isOver = false
    let again: ReturnType<typeof setTimeout> | undefined
    let soon: ReturnType<typeof setTimeout> | undefined
    const refresh = (): void => {
      soon ??= setTimeout(() => {
        soon = undefined
        void queries.invalidateQueries()
      }, TOGETHER_MS)
    }
    const open = (): void => {
      socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/iap/ws`)
      socket.addEventListener('message', refresh)
      socket.addEventListener('close', () => {
        if (isOver) return
        again = setTimeout(() => {
          refresh()
          open()
        }, AGAIN_MS)
      })
    }
    open()
    return () => {
      isOver = true
      clearTimeout(soon)
      clearTimeout(again)
      socket.close()
    }
  }, [queries])
}
