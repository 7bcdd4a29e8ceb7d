import { asObject, type JsonObject } from '../../toolkit/json.ts';
import { circuitBreakerOf } from '../situation/service.ts';

/** What the user asks about the circuit breaker. */
export interface CircuitBreakerRequest {
  /** `auto` sets one where the service has none; `keep` never does. */
  readonly circuitBreaker: 'auto' | 'keep';
  /** Failed tasks at which the one that is set trips; null leaves ECS's own default. */
  readonly circuitBreakerThreshold: number | null;
  readonly onFailure: 'roll-back' | 'leave';
}

/**
 * The circuit breaker to send, so that ECS gives up a failing deployment even when the runner is gone; null when it stays as it is.
 * One that is on is never touched, because whoever turned it on chose its rollback and threshold.
 */
export function circuitBreakerToSet(configuration: JsonObject, request: CircuitBreakerRequest): JsonObject | null {
  if (request.circuitBreaker === 'keep' || circuitBreakerOf(configuration).enable) return null;
  const { circuitBreakerThreshold: value, onFailure } = request;
  return {
    ...asObject(configuration.deploymentCircuitBreaker),
    enable: true,
    rollback: onFailure === 'roll-back',
    ...(value === null ? {} : { thresholdConfiguration: { type: 'COUNT', value } }),
  };
}
