import type { Claims } from '../claims.ts';

/** What the story of the hand-made site has to prove. */
export const claims = {
  'build-explained': { step: 'b', text: 'a build that pip refuses is explained: the line, the cause, what to do' },
  'missing-page-caught': { step: 'c', text: 'a page that is not where nginx looks is found before the push' },
  'page-named': { step: 'c', text: "nginx's own line names the file, and the error says what to do" },
  'not-pushed': { step: 'c', text: 'the repository holds no image after both' },
  'default-server-named': { step: 'd', text: "a wrong server_name is told by the page of nginx's default server" },
  'refusal-named': { step: 'd', text: '443 is refused, because nothing publishes it' },
  'certificate-named': { step: 'e', text: 'a certificate that is signed by itself and has expired is told as both' },
  'site-serves': { step: 'f', text: 'a client that trusts the authority gets the page over TLS' },
  'site-verified': { step: 'f', text: 'page, redirect, certificate and version are verified' },
  'expiry-told': { step: 'f', text: 'the days that the certificate has left are told' },
  'bad-version-named': { step: 'g', text: 'a version that lost its pages is found by asking as users do' },
  'rolled-back': { step: 'g', text: 'verify goes back by digest, and the version from before answers' },
  'serves-again': { step: 'g', text: 'the client gets the page again, from the digest of version 3' },
  'nothing-left': { step: 'h', text: 'no container or network of local-aws is left behind' },
} as const satisfies Claims;

export type ClaimName = keyof typeof claims;
