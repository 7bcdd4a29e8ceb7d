/**
 * Build args that need no declaration, or get their value from the builder: proxies, platforms, and BuildKit's own.
 * Sources: https://docs.docker.com/reference/dockerfile/#predefined-args, #automatic-platform-args-in-the-global-scope,
 * #buildkit-built-in-build-args
 */
export function isPredefinedArg(name: string): boolean {
  return proxies.test(name) || platforms.test(name) || name.startsWith('BUILDKIT_') || name === 'SOURCE_DATE_EPOCH';
}

const proxies = /^(?:https?|ftp|no|all)_proxy$/i;
const platforms = /^(?:BUILD|TARGET)(?:PLATFORM|OS|ARCH|VARIANT)$|^TARGETSTAGE$/;
