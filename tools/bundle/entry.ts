import { main } from '../../packages/agent/src/main.ts'

// What the executable runs. No top-level await: bytecode is made of CommonJS, which has none.
void main(process.argv.slice(2), process.env).then((exitCode) => {
  process.exitCode = exitCode
})
