import { asStrings, type JsonObject } from '../../toolkit/json.ts';
import { invalidParameter } from './errors.ts';
import { readChoice, readObjects, readText } from './input.ts';
import type { Service, TaskDefinition } from './state.ts';

const fargateProviders = ['FARGATE', 'FARGATE_SPOT'];

/** Where tasks of a request run, from its launch type or capacity providers; container instances without either. */
export function launchOf(input: JsonObject): Service['launch'] {
  const launchType = readChoice(input, 'launchType', ['EC2', 'FARGATE', 'EXTERNAL']);
  const providers = readObjects(input, 'capacityProviderStrategy').map(
    (entry) => readText(entry, 'capacityProvider') ?? '',
  );
  if (launchType !== undefined && providers.length > 0) {
    throw invalidParameter(
      'Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.',
    );
  }
  const unknown = providers.find((provider) => !fargateProviders.includes(provider));
  if (unknown !== undefined) {
    throw invalidParameter(
      `The specified capacity provider '${unknown}' was not found. Specify a valid name or ARN and try again.`,
    );
  }
  return launchType === 'FARGATE' || providers.length > 0 ? 'fargate' : 'instances';
}

/** Throws where launch type, networking and task definition do not go together. */
export function checkLaunch(
  launch: Service['launch'],
  { document }: TaskDefinition,
  networkConfiguration: JsonObject | undefined,
): void {
  if (launch === 'fargate' && !asStrings(document.compatibilities).includes('FARGATE')) {
    throw invalidParameter('Task definition does not support launch_type FARGATE.');
  }
  const awsvpc = document.networkMode === 'awsvpc';
  if (awsvpc && networkConfiguration === undefined) {
    throw invalidParameter("Network Configuration must be provided when networkMode 'awsvpc' is specified.");
  }
  if (!awsvpc && networkConfiguration !== undefined) {
    throw invalidParameter('Network Configuration is not valid for the given networkMode of this task definition.');
  }
}
