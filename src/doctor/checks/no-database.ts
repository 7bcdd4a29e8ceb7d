import { unknown } from '../finding.ts';

/** What a check of the network says where the host that the application dials is not of RDS. */
export const noDatabase = unknown(
  'The database is none of RDS in this region, so where it is in the network is not known.',
);
