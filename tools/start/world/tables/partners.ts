import type { PartnerPlan } from '../plan.ts'
import { alpwerk } from './alpwerk.ts'
import { havbris } from './havbris.ts'
import { nordlicht } from './nordlicht.ts'

export const partners: readonly PartnerPlan[] = [nordlicht, alpwerk, havbris]
