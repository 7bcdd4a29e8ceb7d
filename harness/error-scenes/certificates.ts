import { createAuthority, type IssuedCertificate } from '../certificates.ts';
import { shared } from './stage.ts';

/** Certificates of an authority that nobody knows, all but one for localhost. */
export interface Certificates {
  /** The file of the authority's own certificate, for clients that are to trust it. */
  readonly authority: string;
  readonly good: IssuedCertificate;
  readonly wrong: Readonly<Record<WrongCertificate, IssuedCertificate>>;
}

/** What is wrong with a certificate. */
export type WrongCertificate = 'expired' | 'future' | 'other-host' | 'self-signed' | 'incomplete';

/** Made once for all scenes of a stage. */
export const certificates = shared(async (stage): Promise<Certificates> => {
  const folder = stage.folder({}, '/etc/nginx/certs');
  const { root, issue, selfSigned } = await createAuthority(folder);
  const names = ['localhost'];
  const good = await issue('good', { names });
  return {
    authority: root,
    good,
    wrong: {
      expired: await issue('expired', { names, validFrom: -90, validTo: -1 }),
      future: await issue('future', { names, validFrom: 30, validTo: 90 }),
      'other-host': await issue('other-host', { names: ['example.com'] }),
      'self-signed': await selfSigned('self-signed', { names }),
      // The server is given the certificate alone, so that the intermediate one stays unknown.
      incomplete: { ...good, fullChain: good.certificate },
    },
  };
});
