import type { CheckRecord } from './record.ts';
import type { ContainerTestRequest } from './request.ts';
import type { ContainerTestTools } from './tools.ts';

/** One test under way. */
export interface ContainerTest {
  readonly tools: ContainerTestTools;
  readonly request: ContainerTestRequest;
  readonly record: CheckRecord;
  /** What everything of this test is named and labelled by. */
  readonly run: string;
}
