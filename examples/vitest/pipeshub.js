// An emulator that runs as long as one test.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** Starts the program `pipeshub-emulator`, and returns when it is ready. */
export async function startPipesHub(seed) {
  const folder = await mkdtemp(join(tmpdir(), "pipeshub-"));
  const file = join(folder, "seed.json");
  await writeFile(file, JSON.stringify(seed));
  const options = ["--port", "0", "--admin", "0", "--seed", file];
  const program = spawn("pipeshub-emulator", options, { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(program, "close");
  const adminUrl = await readyAt(program.stdout);
  await rm(folder, { recursive: true });

  const admin = async (method, path, body) => {
    const headers = { "Content-Type": "application/json" };
    const response = await fetch(adminUrl + path, { method, headers, body: JSON.stringify(body) });
    const json = await response.json();
    if (!response.ok) throw new Error(json.error);
    return json;
  };
  return {
    ...(await admin("GET", "/")),
    /** Queues a fault, with the keys of the admin endpoint. */
    fault: (fault) => admin("POST", "/faults", fault),
    /** Returns the journal. */
    requests: async () => (await admin("GET", "/requests")).requests,
    /** Ends the program, and returns its exit status. */
    async stop() {
      program.kill();
      const [status] = await ended;
      return status;
    },
  };
}

/** Reads the output up to the ready line, and returns the URL of the admin endpoint. */
async function readyAt(output) {
  let adminUrl;
  for await (const line of createInterface({ input: output })) {
    if (line.startsWith("admin URL")) adminUrl = line.split(/\s+/).at(-1);
    if (line.startsWith("ready ")) return adminUrl;
  }
  throw new Error("the emulator ended before it was ready");
}
