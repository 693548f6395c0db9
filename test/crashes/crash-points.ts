/**
 * The points of an exchange at which the service is killed, by name: before or after the statement that matches, or
 * when the answer is about to be sent.
 */
export const crashPoints = {
  'before the controller is locked': { before: /from "install_code_directory".* for update/ },
  'after the controller is locked': { after: /from "install_code_directory".* for update/ },
  'after the licenses are locked': { after: /from "license".* for update/ },
  'before a license moves': { before: /^\s*update "?license"?/ },
  'after a license moved, before its ledger row': { before: /^insert into "movement"/ },
  'after the ledger row': { after: /^insert into "movement"/ },
  'before the answer is recorded': { before: /^insert into "exchange"/ },
  'after the answer is recorded, before the commit': { after: /^insert into "exchange"/ },
  'after the commit, before the signature': { afterCommitOf: /^insert into "exchange"/ },
  'after the signature, before the answer is sent': { beforeAnswerTo: '/v1/exchange' },
} as const satisfies Record<string, CrashPoint>

export type CrashPoint =
  | { readonly before: RegExp }
  | { readonly after: RegExp }
  | { readonly afterCommitOf: RegExp }
  | { readonly beforeAnswerTo: string }

export type CrashPointName = keyof typeof crashPoints
