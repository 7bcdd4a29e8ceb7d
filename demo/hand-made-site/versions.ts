import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IssuedCertificate } from '../../harness/certificates.ts';
import { host, type SiteStage } from './stage.ts';

/** How a version of the site is configured. */
export interface SiteConfiguration {
  /** Default: the host. */
  readonly serverName?: string;
  /** Where nginx looks for the pages; relative to /etc/nginx where it does not begin with a slash. Default: where they are. */
  readonly root?: string;
  /** Default: the site is served over http alone. */
  readonly certificate?: IssuedCertificate;
}

const pages = '/usr/share/nginx/html';

/** Writes the site's configuration into the checkout, and its certificate. */
export function configureSite({ workspace }: SiteStage, configuration: SiteConfiguration): void {
  const { serverName = host, root = pages, certificate } = configuration;
  const site = `server_name ${serverName}; root ${root}; include version.conf;`;
  if (certificate !== undefined) {
    copyFileSync(certificate.fullChain, join(workspace, 'certificates/site.pem'));
    copyFileSync(certificate.key, join(workspace, 'certificates/site.key'));
  }
  const text = certificate === undefined ? `server { listen 80; ${site} }` : withTls(serverName, site);
  writeFileSync(join(workspace, 'site.conf'), `${text}\n`);
}

function withTls(serverName: string, site: string): string {
  const files = 'ssl_certificate certificates/site.pem; ssl_certificate_key certificates/site.key;';
  const redirect = `server { listen 80; server_name ${serverName}; return 301 https://$host$request_uri; }`;
  return `${redirect}\nserver { listen 443 ssl; ${files} ${site} }`;
}

/** Adds the mapping of 443 to the task definition. */
export function publish443({ workspace }: SiteStage): void {
  const path = join(workspace, 'task-definition.json');
  const http = '{ "containerPort": 80, "hostPort": 80, "protocol": "tcp" }';
  const https = '{ "containerPort": 443, "hostPort": 443, "protocol": "tcp" }';
  writeFileSync(path, readFileSync(path, 'utf8').replace(http, `${http}, ${https}`));
}
