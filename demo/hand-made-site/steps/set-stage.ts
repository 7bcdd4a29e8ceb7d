import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAuthority } from '../../../harness/certificates.ts';
import { assembleSiteImage } from '../../../harness/site-image.ts';
import { removeImages } from '../../docker.ts';
import { createCluster, createService, registerFirst } from '../../ecs.ts';
import { createRepository, emulateAws, useEngine } from '../../set-up.ts';
import { createClients } from '../../stage.ts';
import type { SitePlay, SiteStage } from '../stage.ts';

/** Step a: a service for the site on one instance, and an authority that issues certificates. */
export async function setStage(play: SitePlay): Promise<SiteStage> {
  const { narrator, cleanUp } = play;
  narrator.step('a', 'A service for a site, on one instance');
  const engine = await useEngine(play);
  const workspace = checkOut(play);
  const baseImage = await assembleSiteImage({ ...process.env, ...engine.environment });
  narrator.say(`Base image ${baseImage}: nginx and Python of this machine.`);
  const pushed = { repository: '' };
  cleanUp.add('images', () => removeImages({ engine }, pushed.repository));
  const localAws = await emulateAws(play, engine);
  const { ecs, ecr, loadBalancing } = createClients(localAws.environment);
  cleanUp.add('AWS clients', () => [ecs.destroy(), ecr.destroy(), loadBalancing.destroy()]);
  const repository = await createRepository(ecr, 'site');
  pushed.repository = repository;
  const cluster = 'by-hand';
  const address = await createCluster(ecs, cluster, { name: 't3.micro', cpu: 1024, memory: 1024 });
  const first = await registerFirst(ecs, repository, join(workspace, 'task-definition.json'));
  await createService(ecs, cluster, first, { serviceName: 'site' });
  narrator.say(`Service "site": 1 task on an instance at ${address}, which publishes port 80.`);
  return {
    engine,
    baseImage,
    ecs,
    ecr,
    environment: { ...localAws.environment, ...engine.environment },
    workspace,
    repository,
    authority: await createAuthority(openFolder(play, 'authority')),
    place: { cluster, service: 'site', address },
  };
}

/** The user's checkout: a copy of the site. */
function checkOut(play: SitePlay): string {
  const workspace = openFolder(play, 'workspace');
  cpSync(join(import.meta.dirname, '../site'), workspace, { recursive: true });
  return workspace;
}

/** A folder of the demo's own, until it ends. */
function openFolder({ cleanUp }: SitePlay, name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `berth-demo-${name}-`));
  cleanUp.add(name, () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
