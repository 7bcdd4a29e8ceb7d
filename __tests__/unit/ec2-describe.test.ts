import { expect, describe as group, test } from '@jest/globals';
import { readScalingSubnets } from '../../src/auto-scaling/scaling-subnets.ts';
import { describe } from '../../src/ec2/describe.ts';
import type { CallEc2 } from '../../src/ec2/ec2-api.ts';
import { readPrefixList } from '../../src/ec2/gateways.ts';
import { readPart } from '../../src/ec2/read-part.ts';
import type { JsonObject } from '../../src/toolkit/json.ts';

/** Answers with these pages, one after the other, and keeps what it was asked. */
function paging(...pages: readonly JsonObject[]) {
  const requests: JsonObject[] = [];
  const call = async (_: string, request: object): Promise<JsonObject> => {
    requests.push(JSON.parse(JSON.stringify(request)));
    return pages[requests.length - 1] ?? {};
  };
  return { call: call satisfies CallEc2 as CallEc2, requests };
}

group('a list of EC2', () => {
  test('has the elements of every page, and every page is asked for with the same filters', async () => {
    const { call, requests } = paging({ Vpcs: [{ VpcId: 'a' }], NextToken: '2' }, { Vpcs: [{ VpcId: 'b' }] });
    const found = await describe(call, 'DescribeVpcs', 'Vpcs', ['vpc-id', ['a', 'b', 'a']], { state: ['available'] });
    expect(found).toEqual([{ VpcId: 'a' }, { VpcId: 'b' }]);
    const Filters = [
      { Name: 'vpc-id', Values: ['a', 'b'] },
      { Name: 'state', Values: ['available'] },
    ];
    expect(requests).toEqual([{ Filters }, { Filters, NextToken: '2' }]);
  });

  test('is not asked for when nothing is wanted', async () => {
    const { call, requests } = paging();
    expect(await describe(call, 'DescribeVpcs', 'Vpcs', ['vpc-id', []])).toEqual([]);
    expect(requests).toEqual([]);
  });

  test('is asked for in several calls when more is wanted than a filter takes', async () => {
    const { call, requests } = paging();
    const ids = Array.from({ length: 450 }, (_, index) => `sg-${index}`);
    await describe(call, 'DescribeSecurityGroupRules', 'SecurityGroupRules', ['group-id', ids]);
    const sizes = requests.map(({ Filters }) => JSON.stringify(Filters).split('sg-').length - 1);
    expect(sizes).toEqual([200, 200, 50]);
  });
});

test('a prefix list has the entries of every page', async () => {
  const { call } = paging({ Entries: [{ Cidr: '10.0.0.0/8' }], NextToken: '2' }, { Entries: [{ Cidr: '::/0' }] });
  expect(await readPrefixList(call, 'pl-1')).toEqual(['10.0.0.0/8', '::/0']);
});

test('the subnets of several Auto Scaling groups are those of every page, each once', async () => {
  const { call } = paging(
    { AutoScalingGroups: [{ VPCZoneIdentifier: 'subnet-1,subnet-2' }], NextToken: '2' },
    { AutoScalingGroups: [{ VPCZoneIdentifier: 'subnet-2' }, {}] },
  );
  expect(await readScalingSubnets(call, ['a', 'b'])).toEqual(['subnet-1', 'subnet-2']);
});

group('a part that cannot be read', () => {
  const failing = (name: string, message: string) =>
    readPart('ec2:DescribeVpcs', () => Promise.reject(Object.assign(new Error(message), { name })));

  test('names the action to grant, as AWS names it', async () => {
    expect(await failing('UnauthorizedOperation', 'You are not authorized to perform this operation.')).toEqual({
      kind: 'denied',
      action: 'ec2:DescribeVpcs',
    });
  });

  test.each([
    ['RequestLimitExceeded', 'Request limit exceeded.', 'limits the rate of ec2:DescribeVpcs'],
    ['UnknownOperationException', 'No.', 'the endpoint of AWS here does not know ec2:DescribeVpcs'],
    ['InternalError', 'An internal error has occurred', 'failed with InternalError'],
  ])('is unknown for %s, with the reason', async (name, message, why) => {
    expect(await failing(name, message)).toEqual({ kind: 'unknown', why: expect.stringContaining(why) });
  });
});
