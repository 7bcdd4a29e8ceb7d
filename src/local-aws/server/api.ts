import type { JsonObject } from '../../toolkit/json.ts';

/** The caller and place of a request, as AWS's own services know them. */
export interface ApiContext {
  readonly accountId: string;
  readonly region: string;
  readonly requestId: string;
  /** The access key that the request is signed with; left out of a request that is not signed. */
  readonly accessKeyId?: string;
  /** The service that the request is signed for, such as `ecs`: the prefix of its IAM actions. */
  readonly signingName?: string;
}

/** One operation of an AWS API: takes the request's members, returns the answer's. Throws `ApiError` for what AWS refuses. */
export type Operation = (input: JsonObject, context: ApiContext) => JsonObject | Promise<JsonObject>;

/** An AWS API that the server can speak: the protocol decides how requests and answers look on the wire. */
export type ApiService =
  | {
      readonly protocol: 'json-1.1';
      /** What stands before the dot of X-Amz-Target, such as `AmazonEC2ContainerServiceV20141113`. */
      readonly targetPrefix: string;
      readonly operations: Readonly<Record<string, Operation>>;
    }
  | {
      readonly protocol: 'query';
      /** The `Version` parameter of the API, such as `2011-06-15` for STS. */
      readonly version: string;
      readonly xmlNamespace: string;
      /** Whether an answer without members has no result element at all, as in IAM. */
      readonly omitsEmptyResults?: boolean;
      /** What a list's elements are called, by the name of the list, as in RDS; `member` where it is not said. */
      readonly listElements?: Readonly<Record<string, string>>;
      readonly operations: Readonly<Record<string, Operation>>;
    }
  | {
      /** EC2's variety of the Query protocol. Members have the names that they have on the wire, such as `vpcSet`. */
      readonly protocol: 'ec2';
      readonly version: string;
      readonly xmlNamespace: string;
      readonly operations: Readonly<Record<string, Operation>>;
    };

/** A plain HTTP endpoint beside the AWS APIs, such as the OIDC token endpoint. Returns undefined when the path is not its own. */
export type HttpEndpoint = (request: {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}) => { readonly status: number; readonly body: JsonObject } | undefined;

/** An error as AWS returns it: its type (`ClientException`), its text, and the HTTP status (400 unless the API says otherwise). */
export class ApiError extends Error {
  readonly type: string;
  readonly status: number;
  readonly details: JsonObject;

  constructor(type: string, message: string, options?: { status?: number; details?: JsonObject }) {
    super(message);
    this.name = 'ApiError';
    this.type = type;
    this.status = options?.status ?? 400;
    this.details = options?.details ?? {};
  }
}
