import assert from 'node:assert/strict'
import type { Agent } from '../agent/agent.ts'
import { createApp, type AppParts, type LocalApp } from '../http/create-app.ts'
import { openTokens } from '../http/tokens.ts'
import type { TestController } from './open-test-agent.ts'

/** The local API of a test's agent, with the tokens of its folder. A mistake of ours fails the test. */
export const openTestApp = (
  agent: Agent,
  controller: Pick<TestController, 'folder'>,
  parts: Partial<AppParts> = {},
): LocalApp =>
  createApp({
    agent,
    tokens: openTokens(controller.folder),
    newRequestId: () => 'request-1',
    failed: (error) => assert.fail(String(error)),
    ...parts,
  })
