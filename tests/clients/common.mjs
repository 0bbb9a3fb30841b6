// What the scripts that ask JavaScript libraries share.
import { basename } from "node:path";

const zone = process.env.CLIENT_TZ || "Europe/Paris";

/** The library `name`, or exit status 77 when it is not installed. */
export async function library(name) {
  try {
    return (await import(name)).default;
  } catch (error) {
    if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
    console.error(`${name} is not installed: scripts/setup --tests does it`);
    process.exit(77);
  }
}

/** "2023-10-11 09:00" on the clocks of the wanted zone. */
export function localTime(date) {
  return date.toLocaleString("sv-SE", { timeZone: zone }).slice(0, 16);
}

export function line(path, ...fields) {
  console.log([basename(path), ...fields].map((field) => String(field ?? "").replace(/\s+/g, " ").trim()).join("\t"));
}

/** Runs `body` for one file; what it throws is said, and makes the exit status 1. */
export function guarded(path, body) {
  try {
    body();
  } catch (error) {
    console.error(`${basename(path)}: ${error.message}`);
    process.exitCode = 1;
  }
}
