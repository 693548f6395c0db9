/** Where a license is now (spec §1). Exactly one holder at every moment (T5). */
export type Holder =
  | { readonly at: 'vendor' }
  | { readonly at: 'inventory'; readonly partnerId: string }
  | { readonly at: 'account'; readonly partnerId: string; readonly accountId: string }
  | {
      readonly at: 'controller'
      readonly partnerId: string
      readonly accountId: string
      readonly controllerId: string
    }
  | { readonly at: 'retired'; readonly partnerId: string; readonly reason: RetiredReason }

export type RetiredReason = 'split' | 'withdrawn'
