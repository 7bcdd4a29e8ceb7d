// Answers every request with what the build was given.
import { createServer } from 'node:http';

createServer((_, response) => response.end(process.env.GREETING)).listen(8080);
process.on('SIGTERM', () => process.exit(0));
