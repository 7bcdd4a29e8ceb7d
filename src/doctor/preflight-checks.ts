/** A check that can tell from what a deploy reads anyway whether the deployment can work. */
export interface PreflightCheck {
  readonly id: string;
  /** Whether a problem of it ends the deploy. Without a proof that holds everywhere and for ever, it is told as a warning. */
  readonly refuses: boolean;
  /** Whether its warnings are told as well. */
  readonly warns: boolean;
  /** Why that is so, as a sentence. */
  readonly because: string;
}

/**
 * The checks of a deploy. Left out is what a deploy finds out in a way of its own and says with a code of its own (a rollout that stalls,
 * a deployment in flight, secrets that cannot be read, a service that it cannot roll), what it sets right by itself (Availability Zone
 * rebalancing, the circuit breaker), and what takes calls that it does not make.
 */
export const preflightChecks: readonly PreflightCheck[] = [
  {
    id: 'TD-PORTMODE',
    refuses: true,
    warns: false,
    because: 'ECS does not register such port mappings (API reference, ContainerDefinition, portMappings).',
  },
  {
    id: 'TD-MEM',
    refuses: true,
    warns: false,
    because: 'ECS does not register such sizes (API reference, ContainerDefinition, memory and memoryReservation).',
  },
  {
    id: 'TD-ESS',
    refuses: true,
    warns: true,
    because:
      'ECS does not register a task without an essential container, and waits for ever for a health that nobody checks.',
  },
  {
    id: 'SV-LBPORT',
    refuses: true,
    warns: false,
    because:
      'UpdateService refuses a task definition without the container and port that the service registers with its load balancer.',
  },
  {
    id: 'LB-TYPE',
    refuses: true,
    warns: false,
    because: 'UpdateService refuses a network mode that the target type of the target group does not go with.',
  },
  {
    id: 'TD-RSV',
    refuses: false,
    warns: false,
    because: 'An agent can be told to reserve other ports (ECS_RESERVED_PORTS).',
  },
  { id: 'TD-FARGATE', refuses: false, warns: false, because: 'Fargate gets new sizes, which ECS knows best.' },
  {
    id: 'TD-LOG',
    refuses: false,
    warns: false,
    because: 'On a container instance Docker may find the region of a log by itself.',
  },
  { id: 'TD-HC', refuses: false, warns: false, because: 'AWS has raised limits of health checks before.' },
  {
    id: 'LB-HCPORT',
    refuses: false,
    warns: false,
    because: 'Something else on the container instance may answer at the port of the health check.',
  },
];
