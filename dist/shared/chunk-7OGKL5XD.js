import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);

// src/image/registry/repository-reference.ts
function parseRepository(text) {
  const [first = "", ...rest] = text.split("/");
  const hasRegistry = rest.length > 0 && (/[.:]/.test(first) || first === "localhost");
  const name = hasRegistry ? rest.join("/") : text;
  if (!repositoryName.test(name) || name.length < 2 || name.length > 256) return void 0;
  return { name, registry: hasRegistry ? first : void 0 };
}
function locateRegistry(host) {
  const [, registryId, region] = ecrHost.exec(host) ?? [];
  return registryId === void 0 || region === void 0 ? void 0 : { registryId, region };
}
function isLoopback(host) {
  return /^(?:localhost|127\.0\.0\.1)(?::\d+)?$/.test(host);
}
function registryOf(repositoryUri) {
  return repositoryUri.slice(0, repositoryUri.indexOf("/"));
}
var repositoryName = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*$/;
var ecrHost = /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn)?|on\.aws|on\.amazonwebservices\.com\.cn)$/;

export {
  parseRepository,
  locateRegistry,
  isLoopback,
  registryOf
};
