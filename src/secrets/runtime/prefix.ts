/**
 * Where values for the running container are stored: the prefix as given, or `/CLUSTER/SERVICE`, so that two services, or the same
 * service in two clusters, never overwrite each other's values.
 */
export function prefixOf(request: {
  readonly prefix: string | undefined;
  readonly cluster: string;
  readonly service: string | undefined;
}): { readonly prefix: string } | { readonly problem: string } {
  const { prefix, cluster, service } = request;
  if (prefix === undefined && service === undefined)
    return { problem: 'one of "prefix" and "service" is required, because values are stored under PREFIX/NAME' };
  const wanted = prefix ?? `/${nameOf(cluster)}/${nameOf(service ?? '')}`;
  const normal = `/${wanted.split('/').filter(Boolean).join('/')}`;
  if (!/^(?:\/[A-Za-z0-9_.-]+)+$/.test(normal))
    return {
      problem: `"prefix" must be a path of letters, digits, and _ . - such as /production/backend, not "${wanted}"`,
    };
  if (/^\/(?:aws|ssm)/i.test(normal))
    return { problem: '"prefix" may not begin with "aws" or "ssm", which AWS keeps for itself' };
  if (normal.split('/').length - 1 > deepestPrefix || normal.length > longestPrefix)
    return { problem: `"prefix" may have at most ${deepestPrefix} parts and ${longestPrefix} characters` };
  return { prefix: normal };
}

/** Parameter Store has fifteen levels, of which the name is the last. */
const deepestPrefix = 14;

/** Secrets Manager takes names of 512 characters; the rest is for the names of the values. */
const longestPrefix = 256;

/** The name in an ARN of a cluster or service, or the name as it is. */
function nameOf(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1);
}
