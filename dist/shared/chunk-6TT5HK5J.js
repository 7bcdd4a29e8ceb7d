import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);

// src/deploy/read-settings.ts
function readPercents(reader) {
  const percents = {
    minimumHealthyPercent: readPercent(reader, "minimum-healthy-percent", { minimum: 0, maximum: 100 }),
    maximumPercent: readPercent(reader, "maximum-percent", { minimum: 100, maximum: 400 })
  };
  if (percents.minimumHealthyPercent === 100 && percents.maximumPercent === 100) {
    reader.reject(
      '"minimum-healthy-percent" and "maximum-percent" cannot both be 100, because then no task may stop and none may start'
    );
  }
  return percents;
}
function readMinutes(reader) {
  if ((reader.text("wait-for-minutes") ?? "auto").toLowerCase() === "auto") return "auto";
  return reader.integer("wait-for-minutes", { minimum: 1, maximum: 360, orElse: "auto" }) ?? "auto";
}
function readPercent(reader, name, bounds) {
  if ((reader.text(name) ?? "auto").toLowerCase() === "auto") return "auto";
  return reader.integer(name, { ...bounds, orElse: "auto" }) ?? "auto";
}

export {
  readPercents,
  readMinutes
};
