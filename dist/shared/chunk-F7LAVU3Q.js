import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);

// src/verify/certificate.ts
var day = 864e5;
function daysToExpiry({ validTo }, now) {
  return Math.floor((validTo - now) / day);
}

export {
  daysToExpiry
};
