import type { CallEcs } from '../ecs-api.ts';

/** A layer around calls; what AWS's clock says goes through it. */
export function layer(inner: CallEcs, outer: (...call: Parameters<CallEcs>) => ReturnType<CallEcs>): CallEcs {
  return Object.assign(outer, inner.awsTime === undefined ? {} : { awsTime: inner.awsTime });
}
