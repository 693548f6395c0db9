import type { MovementSeen } from '@tenure/contract'
import {
  ArrowDownToLine,
  ArrowRight,
  Cpu,
  PackagePlus,
  Scissors,
  Undo2,
  Wrench,
  type LucideIcon,
} from 'lucide-react'

/** The mark of each movement in a timeline. */
export const movementIcons = {
  issue: PackagePlus,
  split: Scissors,
  transfer: ArrowRight,
  recall: Undo2,
  activate: Cpu,
  return: ArrowDownToLine,
  rma: Wrench,
} as const satisfies Record<MovementSeen['reason'], LucideIcon>
