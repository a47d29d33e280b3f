/** Loaded before a worker's own program: a laptop that was killed must not leave its worker behind. */
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
