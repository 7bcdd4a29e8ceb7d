import { getPage } from '../client.ts';
import { askAsUsers, deployVersion, errorOf, pageTest } from '../pipeline.ts';
import { host, type SitePlay, type SiteStage } from '../stage.ts';
import { configureSite } from '../versions.ts';

/** What users are to see of a version. */
export function expectations(version: string): Readonly<Record<string, string>> {
  return {
    urls: `https://${host}/`,
    body: 'It serves',
    'https-redirect': 'true',
    version,
    'version-from': 'header:x-version',
    'good-answers': '3',
    'interval-seconds': '0',
  };
}

/** Step f: version 3 has a certificate of an authority. Returns its digest. */
export async function verifySite(play: SitePlay, stage: SiteStage): Promise<string> {
  const { narrator } = play;
  narrator.step('f', 'Version 3 has a certificate of an authority');
  configureSite(stage, { certificate: await stage.authority.issue('issued', { names: [host], validTo: 30.5 }) });
  const digest = await deployVersion(play, stage, 'v3', {
    'test-host': pageTest['test-host'] ?? '',
    'test-status': '301',
  });
  const { status, body } = await getPage(stage);
  narrator.prove(
    'site-serves',
    status === 200 && body.includes('It serves'),
    `${status}: ${body.trim().split('\n').at(-1)}`,
  );
  const result = await askAsUsers(play, stage, expectations('v3'));
  const { outcome = '', 'certificate-days': days = '' } = result.outputs;
  const isVerified = result.exitCode === 0 && outcome === 'passed';
  narrator.prove(
    'site-verified',
    isVerified,
    isVerified ? `outcome ${outcome}, 3 good answers in a row` : errorOf(result).message,
  );
  narrator.prove('expiry-told', days === '30' && result.summary.includes('30 days'), `certificate-days: ${days}`);
  return digest;
}
