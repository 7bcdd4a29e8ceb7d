/** This action's own directory under RUNNER_TEMP. */
export const area = 'berth-build-args';
