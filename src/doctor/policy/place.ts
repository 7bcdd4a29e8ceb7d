/** Where everything is that a policy is about. null and empty lists are what there is none of: no statement is made for it. */
export interface PolicyPlace {
  /** aws, aws-cn or aws-us-gov. */
  readonly partition: string;
  readonly account: string;
  readonly region: string;
  readonly cluster: string;
  readonly service: string;
  readonly family: string;
  readonly repositories: readonly { readonly account: string; readonly region: string; readonly name: string }[];
  /** ARNs of the roles of the task definition. */
  readonly executionRole: string | null;
  readonly taskRole: string | null;
  /** ARN of the role that the policy is for. */
  readonly ownRole: string | null;
  /** ARN of the role of the container instances. */
  readonly instanceRole: string | null;
  readonly logGroups: readonly { readonly region: string; readonly name: string }[];
  /** ARNs of the secrets in Secrets Manager that the task definition refers to. */
  readonly secrets: readonly string[];
  /** Where `build-args` stores values for the running container, such as `/production/backend`. */
  readonly secretPrefix: string;
  /** ARN of a key of one's own, with which those values are encrypted. */
  readonly keyArn: string | null;
  /** Whether the service has target groups. */
  readonly isLoadBalanced: boolean;
  /** Whether the task definition has secrets. */
  readonly hasSecrets: boolean;
  /** Whether the task definition or a one-off task has tags. */
  readonly hasTags: boolean;
}
