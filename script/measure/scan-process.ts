import { scanArchive } from '../../src/leak-scan/archive.ts';
import { createScanner } from '../../src/leak-scan/scanner.ts';
import { realisticSecrets } from './scan-secrets.ts';

// Scans the archive on its standard input, and prints what that cost.
const scanner = createScanner(realisticSecrets());
const started = performance.now();
const before = process.cpuUsage();
const { bytes, findings, notScanned } = await scanArchive(scanner, process.stdin);
const { user, system } = process.cpuUsage(before);
console.log(
  JSON.stringify({
    bytes,
    wallSeconds: (performance.now() - started) / 1_000,
    cpuSeconds: (user + system) / 1_000_000,
    peakBytes: process.resourceUsage().maxRSS * 1024,
    needles: scanner.needles,
    findings: findings.length,
    notScanned,
  }),
);
