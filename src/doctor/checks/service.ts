import { balancedPort, flight, history, state } from './service/present.ts';
import { stall, time } from './service/rollout.ts';
import { breaker, scale, zero, zones } from './service/settings.ts';

/** The service as it is, in the order in which a reader would ask. */
export const serviceChecks = [state, stall, breaker, zones, flight, zero, scale, time, balancedPort, history];
