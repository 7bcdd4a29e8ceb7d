import type { CollectDatabase } from './database.ts';
import type { CollectNetwork } from './network.ts';

const unread = { absent: 'It is not read yet.' };

export const collectDatabase: CollectDatabase = async () => ({
  database: unread,
  databaseNetwork: unread,
  databaseUse: unread,
  forcedEncryption: unread,
});

export const collectNetwork: CollectNetwork = async () => ({
  network: unread,
  taskPlaces: unread,
  databaseInterface: unread,
  databaseOpenRules: unread,
  vpcDns: unread,
  vpcEndpoints: unread,
  staleRules: unread,
  balancers: unread,
  interfaceUse: unread,
  metadataOptions: unread,
  subnets: unread,
  taskNetwork: unread,
});
