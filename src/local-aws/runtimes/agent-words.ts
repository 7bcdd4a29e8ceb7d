/** What the ECS agent and the kernel say of tasks that die, in the words that both runtimes report (developer guide, "Stopped task error messages"). */

/** Behind `CannotPullContainerError: `, for a tag or digest that the registry does not have. */
export function imageNotFound(image: string): string {
  return `pull image manifest has been retried 7 time(s): failed to resolve ref ${image}: not found`;
}

/** Behind `CannotPullContainerError: `, for an image index without an image for the instance's platform, such as `linux/amd64`. */
export function noPlatform(platform: string): string {
  return `pull image manifest has been retried 7 time(s): image Manifest does not contain descriptor matching platform '${platform}'`;
}

/** Behind `CannotStartContainerError: `, for a command that the image does not hold. */
export function executableNotFound(command: string): string {
  const failed =
    'failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed';
  return `Error response from daemon: ${failed}: unable to start container process: error during container init: exec: "${command}": executable file not found in $PATH: unknown`;
}

/** What a container of another architecture leaves in its log; it exits with 255. */
export function execFormatError(command: string): string {
  return `exec ${command}: exec format error`;
}

/** The reason of a container that the kernel killed for its memory. */
export const outOfMemory = 'OutOfMemoryError: Container killed due to memory usage';
