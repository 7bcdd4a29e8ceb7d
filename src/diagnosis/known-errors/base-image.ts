import type { KnownError } from './known-error.ts';

/* What goes wrong with FROM. */

export const baseImageErrors: readonly KnownError[] = [
  {
    id: 'docker-hub-rate-limit',
    sources: ['build', 'registry'],
    patterns: [/toomanyrequests: You have reached your (?:unauthenticated )?pull rate limit/],
    what: 'Docker Hub allows no more pulls for now.',
    why: 'Pulls without a login are counted by address, and hosted runners share theirs with others.',
    fix: 'Log in to Docker Hub before the build, or take the image from public.ecr.aws/docker/library/NAME or a pull-through cache.',
    link: 'https://docs.docker.com/docker-hub/usage/',
  },
  {
    id: 'docker-hub-unreachable',
    sources: ['build', 'registry'],
    patterns: [
      /https:\/\/registry-1\.docker\.io\/v2\/[^\s"]{0,300}": (?:dial tcp|net\/http|context deadline exceeded|EOF|read tcp)/,
      /lookup registry-1\.docker\.io[^\n:]{0,60}(?::\d{1,5})?: (?:no such host|i\/o timeout|server misbehaving)/,
    ],
    what: 'The builder cannot reach Docker Hub.',
    why: 'It has no route or no DNS to registry-1.docker.io, or Docker Hub is down.',
    fix: 'Run the build again; where the network is closed, take the base image from public.ecr.aws/docker/library/NAME or from a mirror.',
  },
  {
    id: 'base-image-no-matching-platform',
    sources: ['build', 'registry'],
    patterns: [
      /no matching manifest for (?<platform>[\w/]{1,40}) in the manifest list entries/,
      /no match for platform in manifest/,
    ],
    what: 'The image does not exist for {platform|the platform that is asked for}.',
    why: 'It was published for other platforms only.',
    fix: 'Build or pull for a platform that it has (--platform linux/amd64), or choose a tag for several platforms.',
    link: 'https://docs.docker.com/build/building/multi-platform/',
    beats: ['base-image-not-found'],
  },
  {
    id: 'base-image-registry-auth',
    sources: ['build'],
    patterns: [
      /(?:Head|Get) "https?:\/\/(?<host>[\w.:-]{1,200})\/v2\/[^\s"]{1,300}\/manifests\/[^\s"]{1,200}": no basic auth credentials/,
      /failed to resolve source metadata for [^\s]{1,300}: unexpected status from HEAD request to https?:\/\/(?<host>[\w.:-]{1,200})\/v2\/[^\s]{1,400}: 401 Unauthorized/,
    ],
    what: 'The base image is in the private registry {host}, and the build has no login for it.',
    why: 'No step before the build logged in to {host}.',
    fix: 'Log in to {host} before the build (aws-actions/amazon-ecr-login with its account in registries, or docker/login-action).',
    beats: ['registry-no-basic-auth', 'registry-push-401'],
  },
  {
    id: 'base-image-not-found',
    sources: ['build'],
    patterns: [
      /failed to resolve source metadata for (?<image>[^\s]{1,300}): [^\s]{1,300}: not found/,
      /manifest for (?<image>[^\s]{1,300}) not found: manifest unknown/,
      /pull access denied(?: for (?<image>[^\s,]{1,300}))?, repository does not exist or may require/,
    ],
    what: 'The base image {image|in FROM} does not exist in its registry, or may not be read.',
    why: 'Its name or tag is mistyped, or it is private; Docker Hub says "pull access denied" for both.',
    fix: 'Check it with docker manifest inspect {image|IMAGE}, and log in before the build where it is private.',
  },
  {
    id: 'invalid-image-reference',
    sources: ['build', 'registry'],
    patterns: [
      /repository name \((?<name>[^)\n]{1,200})\) must be lowercase/,
      /"(?<name>[^"\n]{0,300})" is not a valid repository\/tag/,
      /invalid reference format/,
    ],
    what: '{name|The name of the image} is no valid name of an image.',
    why: 'It has capital letters, a blank, a sign that tags may not have, or an empty part from a variable without a value.',
    fix: 'Write the repository in small letters, the tag with letters, digits, dots and dashes, and print the whole name to see an empty variable.',
    link: 'https://docs.docker.com/reference/cli/docker/image/tag/',
  },
];
