import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);

// src/ecs/careful/layer.ts
function layer(inner, outer) {
  return Object.assign(outer, inner.awsTime === void 0 ? {} : { awsTime: inner.awsTime });
}

export {
  layer
};
