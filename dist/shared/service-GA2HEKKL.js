import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  circuitBreakerOf,
  parseService,
  percentsOf,
  primaryDeployment,
  runsOnFargate
} from "./chunk-USYXM3MJ.js";
import "./chunk-WRQOFEB5.js";
import "./chunk-JS772W5E.js";
export {
  circuitBreakerOf,
  parseService,
  percentsOf,
  primaryDeployment,
  runsOnFargate
};
