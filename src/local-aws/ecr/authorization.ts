import { randomBytes } from 'node:crypto';

/** Passwords for the registry, as GetAuthorizationToken hands them out; any number of them is valid at a time. */
export interface Authorization {
  /** A new password and when it expires, in milliseconds since 1970. */
  issue(): { readonly password: string; readonly expires: number };
  /** Judges an Authorization header. */
  judge(header: string | undefined): 'valid' | 'expired' | 'invalid' | 'missing';
  /** True for a password that is valid now. */
  isValid(password: string): boolean;
}

/** ECR's user name is the same for everyone. */
export const registryUser = 'AWS';

/** ECR's tokens live for 12 hours (API reference). */
const lifetime = 12 * 60 * 60 * 1000;

/** Starts without any valid password. */
export function createAuthorization(now: () => number): Authorization {
  const expiries = new Map<string, number>();
  return {
    issue() {
      const password = randomBytes(48).toString('base64url');
      const expires = now() + lifetime;
      expiries.set(password, expires);
      return { password, expires };
    },
    judge(header) {
      const encoded = /^basic (.+)$/i.exec(header ?? '')?.[1];
      if (encoded === undefined) return 'missing';
      const [user, password = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(/:(.*)/s);
      const expires = user === registryUser ? expiries.get(password) : undefined;
      if (expires === undefined) return 'invalid';
      return expires > now() ? 'valid' : 'expired';
    },
    isValid: (password) => (expiries.get(password) ?? 0) > now(),
  };
}
