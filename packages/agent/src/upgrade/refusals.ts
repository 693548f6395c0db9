import type { AgentProblem } from '../result.ts'

export const upgradeNotJudged = (
  target: string,
  { sentence, remedy, code }: Pick<AgentProblem, 'sentence' | 'remedy' | 'code'>,
): AgentProblem => ({
  code: 'upgrade-not-judged',
  sentence: `Whether ${target} may be installed cannot be told, because what this controller holds is not known. ${sentence}`,
  remedy,
  facts: { target, because: code },
})

export const manifestUnreadable = (): AgentProblem => ({
  code: 'document-unreadable',
  sentence: 'There is no release manifest in it.',
  remedy:
    'Give the manifest that came with the release, as the service or `tenure release manifest` wrote it.',
  facts: {},
})

/** O7: without a key list nothing can be verified; the one beside the manifest will do. */
export const manifestKeysMissing = (): AgentProblem => ({
  code: 'document-key-unknown',
  sentence:
    'This controller holds no key list, and none came with the manifest, so it cannot tell whether it is genuine.',
  remedy: 'Refresh once with the service, or give the manifest together with the key list that it came with.',
  facts: {},
})
