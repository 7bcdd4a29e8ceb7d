import { type Unknown, whyUnknown } from './facts.ts';
import { allowInAcl } from './fixes.ts';
import type { Hop, HopPlace } from './hops.ts';
import { type Decision, decide, describeEntry, type Traffic } from './network-acls.ts';
import { describePorts } from './ports.ts';
import { describeRanges } from './ranges.ts';
import { describeRectangle } from './rectangles.ts';
import type { Network, NetworkAcl } from './types.ts';

/** What the network ACL of a subnet does with some traffic. */
export function networkAclHop(network: Network, place: HopPlace, subnetId: string, traffic: Traffic): Hop {
  const acls = network.networkAcls;
  if (acls.kind !== 'known') return unknownHop(place, subnetId, acls);
  const acl = acls.value.find(({ subnetIds }) => subnetIds.includes(subnetId));
  if (acl === undefined) return unknownHop(place, subnetId, { kind: 'unknown', why: 'none was found for that subnet' });
  return judge(place, subnetId, acl, traffic);
}

function unknownHop(place: HopPlace, subnetId: string, unknown: Unknown): Hop {
  const message = `What the network ACL of ${subnetId} lets through is not known, because ${whyUnknown(unknown)}.`;
  return { place, outcome: 'unknown', message, evidence: [subnetId], fix: [] };
}

function judge(place: HopPlace, subnetId: string, acl: NetworkAcl, traffic: Traffic): Hop {
  const decisions = decide(acl, traffic);
  const denied = decisions.filter(({ action }) => action === 'deny');
  const isAllDenied = denied.length === decisions.length;
  const deciding = denied.length > 0 ? denied : decisions;
  return {
    place,
    outcome: denied.length === 0 ? 'yes' : isAllDenied ? 'no' : 'partial',
    message: tell(acl, subnetId, traffic, denied),
    evidence: [acl.id, ...new Set(deciding.map(({ number }) => describeEntry(number)))],
    fix: fixOf(acl, traffic, denied),
  };
}

function tell(
  acl: NetworkAcl,
  subnetId: string,
  { direction, remote, ports }: Traffic,
  denied: readonly Decision[],
): string {
  const way = direction === 'ingress' ? 'in from' : 'out to';
  const what = `TCP ${way} ${describeRanges(remote)} on port ${describePorts(ports)}`;
  if (denied.length === 0) return `Network ACL ${acl.id} of ${subnetId} allows ${what}.`;
  const [first] = denied;
  const more = denied.length > 1 ? ` and ${denied.length - 1} more` : '';
  const part = first === undefined ? '' : `: ${describeEntry(first.number)} denies ${describeRectangle(first)}${more}`;
  return `Network ACL ${acl.id} of ${subnetId} does not allow ${what}${part}.`;
}

/** All that was asked for is allowed again before the first entry that denies a part of it. */
function fixOf(acl: NetworkAcl, traffic: Traffic, denied: readonly Decision[]): readonly string[] {
  if (denied.length === 0) return [];
  return allowInAcl(acl, traffic, Math.min(...denied.map(({ number }) => number)));
}
