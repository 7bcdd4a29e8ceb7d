import { pageOf, tokenMember } from '../requests/pages.ts';
import type { Operation } from '../server/api.ts';
import type { Ec2Environment } from './environment.ts';
import { checkId, notFound } from './errors.ts';
import { ec2Members } from './input.ts';
import { describe, type Listing } from './listing.ts';

interface PrefixList {
  readonly id: string;
  readonly name: string;
  readonly cidrs: readonly string[];
}

/** Two of the lists that AWS keeps in every region, with blocks of TEST-NET addresses (RFC 5737) in place of its own. */
function managedByAws(region: string): readonly PrefixList[] {
  return [
    { id: 'pl-00000001', name: `com.amazonaws.${region}.dynamodb`, cidrs: ['198.51.100.0/25'] },
    { id: 'pl-00000002', name: `com.amazonaws.${region}.s3`, cidrs: ['198.51.100.128/26', '198.51.100.192/26'] },
  ];
}

const listing: Listing<PrefixList> = {
  kind: 'prefixList',
  parameter: 'PrefixListId',
  filters: {
    'prefix-list-id': ({ id }) => [id],
    'prefix-list-name': ({ name }) => [name],
    'owner-id': () => ['AWS'],
  },
};

/** DescribeManagedPrefixLists and GetManagedPrefixListEntries. */
export function prefixListOperations({ region }: Ec2Environment): Record<string, Operation> {
  const lists = managedByAws(region);
  return {
    DescribeManagedPrefixLists: (input) =>
      describe(ec2Members(input), lists, listing, 'prefixListSet', ({ id, name }) => ({
        prefixListId: id,
        prefixListName: name,
        prefixListArn: `arn:aws:ec2:${region}:aws:prefix-list/${id}`,
        addressFamily: 'IPv4',
        state: 'create-complete',
        ownerId: 'AWS',
        tagSet: [],
      })),
    GetManagedPrefixListEntries(input) {
      const members = ec2Members(input);
      const id = members.requiredText('PrefixListId');
      checkId('prefixList', id);
      const list = lists.find((each) => each.id === id);
      if (list === undefined) throw notFound('prefixList', [id]);
      const request = { size: members.integer('MaxResults') ?? 100, token: members.text('NextToken') };
      const page = pageOf(list.cidrs, (cidr) => cidr, request);
      return { entrySet: page.elements.map((cidr) => ({ cidr })), ...tokenMember('nextToken', page.nextToken) };
    },
  };
}

/** The blocks of every prefix list, by its id. */
export function prefixListBlocks({
  region,
}: Pick<Ec2Environment, 'region'>): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(managedByAws(region).map(({ id, cidrs }) => [id, cidrs]));
}
