import { randomBytes } from 'node:crypto';

/** Passwords for the registries, as GetAuthorizationToken hands them out; any number of them is valid at a time. */
export interface Authorization {
  /** A new password for a caller of this account, and when it expires, in milliseconds since 1970. */
  issue(accountId: string): { readonly password: string; readonly expires: number };
  /** Judges an Authorization header. */
  judge(header: string | undefined): Judgement;
  /** The account of a password that is valid now. */
  accountOf(password: string): string | undefined;
  /** Lets every password that was issued so far be expired. */
  expireAll(): void;
}

/** Who a caller is, or what is wrong with the password. */
export type Judgement =
  | { readonly kind: 'valid'; readonly accountId: string }
  | { readonly kind: 'expired' | 'invalid' | 'missing' };

/** ECR's user name is the same for everyone. */
export const registryUser = 'AWS';

/** ECR's tokens live for 12 hours (API reference). */
const lifetime = 12 * 60 * 60 * 1000;

interface Issued {
  readonly accountId: string;
  expires: number;
}

/** Starts without any valid password. */
export function createAuthorization(now: () => number): Authorization {
  const issued = new Map<string, Issued>();
  return {
    issue(accountId) {
      const password = randomBytes(48).toString('base64url');
      const expires = now() + lifetime;
      issued.set(password, { accountId, expires });
      return { password, expires };
    },
    judge(header) {
      const encoded = /^basic (.+)$/i.exec(header ?? '')?.[1];
      if (encoded === undefined) return { kind: 'missing' };
      const [user, password = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(/:(.*)/s);
      const known = user === registryUser ? issued.get(password) : undefined;
      if (known === undefined) return { kind: 'invalid' };
      return known.expires > now() ? { kind: 'valid', accountId: known.accountId } : { kind: 'expired' };
    },
    accountOf(password) {
      const known = issued.get(password);
      return known !== undefined && known.expires > now() ? known.accountId : undefined;
    },
    expireAll() {
      for (const known of issued.values()) known.expires = now();
    },
  };
}
