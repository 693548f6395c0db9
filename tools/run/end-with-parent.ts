/**
 * A preload for child processes: when the parent is gone, even by `kill -9`, the pipe on standard input closes, and
 * the child ends itself in the ordinary way. So no service is left behind holding a port.
 */
process.stdin.on('end', () => process.kill(process.pid, 'SIGTERM'))
process.stdin.resume()
// The pipe alone is no reason to go on running.
process.stdin.unref()
