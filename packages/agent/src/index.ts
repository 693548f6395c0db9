export { openAgent, type Agent, type AgentParts, type Changed } from './agent/open-agent.ts'
export type { LicenseRow, Status } from './agent/status.ts'
export { main } from './main.ts'
export { environment, readSettings, SettingsError, type Settings } from './settings.ts'
