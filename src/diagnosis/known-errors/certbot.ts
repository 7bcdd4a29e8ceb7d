import type { KnownError } from './known-error.ts';

/* What certbot and the certificate authority say. */

const sources = ['container-log'] as const;

/** What certbot and the certificate authority say. */
export const certbotErrors: readonly KnownError[] = [
  {
    id: 'certbot-rate-limited',
    sources,
    patterns: [/urn:ietf:params:acme:error:rateLimited/, /too many certificates \(\d{1,6}\) already issued for/],
    what: "Let's Encrypt issues no more certificates for these names for now.",
    why: 'Likely the certificate is lost with each deployment and issued again.',
    fix: 'Keep /etc/letsencrypt on a volume, wait until the time in the message, and try things out with --staging.',
    link: 'https://letsencrypt.org/docs/rate-limits/',
    beats: ['certbot-challenge-unreachable'],
  },
  {
    id: 'certbot-challenge-unreachable',
    sources,
    patterns: [
      /Certbot failed to authenticate some domains/,
      /AuthorizationError: Some challenges have failed/,
      /Timeout during connect \(likely firewall problem\)/,
      /\bType: {1,6}connection {0,3}\n {0,6}Detail: /,
    ],
    what: 'The certificate authority could not prove that the name is yours.',
    why: 'Likely it does not reach port 80 of the host: the port is closed, or the A or AAAA record points elsewhere.',
    fix: 'Open port 80 to the world while the certificate is issued, let A and AAAA point at this host, or use a DNS challenge.',
  },
  {
    id: 'certbot-challenge-wrong-answer',
    sources,
    patterns: [
      /\bType: {1,6}unauthorized {0,3}\n {0,6}Detail: /,
      /Invalid response from https?:\/\/[^\s/]{1,255}\/\.well-known\/acme-challenge\//,
    ],
    what: 'Something answered the challenge of the certificate authority with the wrong content.',
    why: 'Likely a CDN, another server, a redirect to the application, or a wrong webroot.',
    fix: 'Serve /.well-known/acme-challenge/ from the webroot of certbot before any redirect. Turn the CDN off for it, or use a DNS challenge.',
    beats: ['certbot-challenge-unreachable'],
  },
  {
    id: 'certbot-manual-needs-hook',
    sources,
    patterns: [/An authentication script must be provided with --manual-auth-hook/],
    what: 'certbot --manual cannot go on without a person.',
    why: 'It runs unattended and has no hook that sets the challenge up.',
    fix: 'Use a DNS plugin (such as certbot-dns-route53), or give --manual-auth-hook.',
  },
  {
    id: 'certbot-dns-txt-manual-wait',
    sources,
    patterns: [
      /Please deploy a DNS TXT record under the name/,
      /Before continuing, verify the TXT record has been deployed/,
    ],
    what: 'certbot waits for a person to create a TXT record.',
    why: 'A manual DNS challenge cannot go on by itself, so the container hangs.',
    fix: 'Use the DNS plugin of the provider, or an HTTP challenge with port 80 open.',
  },
  {
    id: 'certbot-acme-unreachable',
    sources,
    patterns: [/HTTPSConnectionPool\(host='(?<host>acme[\w.-]{1,200})', port=\d{1,5}\): Max retries exceeded/],
    what: 'The container cannot reach {host}, which issues certificates.',
    why: 'It has no way to the outside, or no DNS.',
    fix: 'Allow port 443 and DNS to the outside (NAT gateway or public IP).',
  },
  {
    id: 'certbot-webroot-missing',
    sources,
    patterns: [/(?:^|\s)(?<directory>\/\S{1,300}) does not exist or is not a directory/],
    what: 'The webroot {directory} is not in the container of certbot.',
    why: 'The volume that nginx serves from is not mounted there.',
    fix: 'Mount the same volume in nginx and in certbot, and give its path to --webroot-path.',
  },
];
