import { exportVariable, getIDToken, getInput, setSecret } from '@actions/core';
import { XMLParser } from 'fast-xml-parser';
import { asObject, asString } from '../../../../src/toolkit/json.ts';

const region = getInput('aws-region', { required: true });
const token = await getIDToken(getInput('audience'));
const credentials = await assumeRole(getInput('role-to-assume', { required: true }), token);

exportVariable('AWS_REGION', region);
exportVariable('AWS_DEFAULT_REGION', region);
for (const [name, value] of Object.entries(credentials)) {
  setSecret(value);
  exportVariable(name, value);
}

async function assumeRole(roleArn: string, webIdentityToken: string): Promise<Readonly<Record<string, string>>> {
  const response = await fetch(process.env.AWS_ENDPOINT_URL ?? `https://sts.${region}.amazonaws.com`, {
    method: 'POST',
    body: new URLSearchParams({
      Action: 'AssumeRoleWithWebIdentity',
      Version: '2011-06-15',
      RoleArn: roleArn,
      RoleSessionName: 'GitHubActions',
      WebIdentityToken: webIdentityToken,
    }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`STS refused: ${text}`);
  return credentialsIn(text);
}

function credentialsIn(answer: string): Readonly<Record<string, string>> {
  // Without `parseTagValue: false`, a key of digits alone would become a number.
  const document = asObject(new XMLParser({ parseTagValue: false }).parse(answer));
  const result = asObject(asObject(document?.AssumeRoleWithWebIdentityResponse)?.AssumeRoleWithWebIdentityResult);
  const credentials = asObject(result?.Credentials);
  return {
    AWS_ACCESS_KEY_ID: needed(credentials?.AccessKeyId),
    AWS_SECRET_ACCESS_KEY: needed(credentials?.SecretAccessKey),
    AWS_SESSION_TOKEN: needed(credentials?.SessionToken),
  };
}

function needed(value: unknown): string {
  const text = asString(value);
  if (text === undefined) throw new Error('STS answered without credentials.');
  return text;
}
