/**
 * The pattern with every space of it standing for any white space, line breaks too: ECS, its agent and the people who copy its messages
 * wrap them differently.
 */
export function wrapped(pattern: RegExp): RegExp {
  return new RegExp(pattern.source.replaceAll(' ', '[ \\t\\n]{1,40}'), pattern.flags);
}
