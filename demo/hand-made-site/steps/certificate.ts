import { askAsUsers, deployVersion, errorOf, pageTest } from '../pipeline.ts';
import { host, type SitePlay, type SiteStage } from '../stage.ts';
import { configureSite, publish443 } from '../versions.ts';

/** Step e: version 2 publishes 443, with the certificate that somebody once made by hand. */
export async function nameCertificate(play: SitePlay, stage: SiteStage): Promise<void> {
  const { narrator } = play;
  narrator.step('e', 'Version 2 publishes 443, with a certificate from a year ago');
  const certificate = await stage.authority.selfSigned('by-hand', { names: [host], validFrom: -365, validTo: -1 });
  configureSite(stage, { certificate });
  publish443(stage);
  await deployVersion(play, stage, 'v2', { 'test-host': pageTest['test-host'] ?? '', 'test-status': '301' });
  const result = await askAsUsers(play, stage, { urls: `https://${host}/` });
  const { message } = errorOf(result);
  narrator.quote(message);
  const names = /has expired\. It ended on \d{4}-\d\d-\d\d/.test(message) && /signed itself/.test(message);
  const { 'certificate-days': days = '' } = result.outputs;
  const evidence = `${message.split('\n')[0]} (certificate-days: ${days})`;
  narrator.prove('certificate-named', result.exitCode !== 0 && names && Number(days) < 0, evidence);
}
