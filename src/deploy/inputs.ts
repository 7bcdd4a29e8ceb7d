/** What a deploy is asked to do: the inputs of `deploy`, read once. null means unset: as it is in ECS. */
export interface DeployInputs {
  readonly cluster: string;
  readonly service: string;
  /** Path of a task definition file. */
  readonly taskDefinitionFile: string | null;
  readonly containerName: string | null;
  readonly image: string | null;
  /** Images of several containers, by container name. */
  readonly images: Readonly<Record<string, string>>;
  /** What ECS puts into variables of the container when a task starts: `valueFrom` by name. */
  readonly secrets: Readonly<Record<string, string>>;
  /** An existing revision to deploy as it is: ARN or family:revision. */
  readonly taskDefinitionArn: string | null;
  readonly desiredCount: number | null;
  readonly minimumHealthyPercent: number | 'auto';
  readonly maximumPercent: number | 'auto';
  readonly allowStall: boolean;
  /** No two tasks at once, even where there is room. */
  readonly exclusive: boolean;
  readonly allowInterruption: boolean;
  /** What is done about a deployment that is proven to fail before it begins; `off` does not look. */
  readonly preflight: 'fail' | 'warn' | 'off';
  readonly circuitBreaker: 'auto' | 'keep';
  /** Failures at which the circuit breaker that Berth sets trips. */
  readonly circuitBreakerThreshold: number | null;
  readonly rehearse: 'auto' | 'always' | 'off';
  readonly rehearseSeconds: number;
  /** A one-off command with the new image before the rollout: its words. */
  readonly beforeCommand: readonly string[] | null;
  readonly onConcurrent: 'wait' | 'supersede' | 'fail';
  readonly onSuperseded: 'fail' | 'pass';
  readonly onFailure: 'roll-back' | 'leave';
  readonly onCancel: 'leave' | 'roll-back';
  readonly restorePercents: boolean;
  /** How many ACTIVE revisions of the family stay; null keeps all. */
  readonly keepRevisions: number | null;
  readonly forceNewDeployment: boolean;
  readonly waitForServiceStability: boolean;
  readonly waitForMinutes: number | 'auto';
  readonly dryRun: boolean;
}
