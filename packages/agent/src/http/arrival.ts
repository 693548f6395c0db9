/** A way in. Who can open the Unix socket, or runs the agent itself, is the Owner. */
export type Way =
  | { readonly by: 'owner' }
  | {
      readonly by: 'network'
      readonly hosts: readonly string[]
      /** Over HTTPS. */
      readonly encrypted?: boolean
    }

/** How one request came in; `onThisMachine`: its sender is a program on the controller. */
export type Arrival = Way & { readonly onThisMachine: boolean }
