import { writeArchive } from './scan-archive.ts';

// Writes an archive: FORM BYTES.
const [form, bytes] = process.argv.slice(2);
if (form !== 'plain' && form !== 'gzip' && form !== 'zstd')
  throw new Error('The first parameter is plain, gzip or zstd.');
await writeArchive(form, Number(bytes));
