import type { CleanUp } from '../../process/clean-up.ts';
import type { ImageCache, PullDelay } from '../image-cache.ts';
import type { LogSink, TaskSources } from '../runtime.ts';
import type { DockerCli } from './docker-cli.ts';
import type { HealthImages } from './health-images.ts';
import type { ImagePuller } from './image-puller.ts';
import type { TaskNetwork } from './task-network.ts';

/** What all tasks share. */
export interface TaskContext {
  readonly docker: DockerCli;
  readonly cleanUp: CleanUp;
  readonly sink: LogSink;
  readonly puller: ImagePuller;
  readonly images: ImageCache;
  readonly pullDelay: PullDelay;
  readonly healthImages: HealthImages;
  readonly network: Pick<TaskNetwork, 'name' | 'addresses'>;
  readonly sources: TaskSources;
}
