// Tests of `connectors.js` on an emulator.

import { afterEach, beforeEach, expect, test } from "vitest";
import { teamConnectors, Unavailable } from "./connectors.js";
import { startPipesHub } from "./pipeshub.js";

const operation = "listConnectorInstances";
const seed = {
  connectors: [{ id: "wiki", type: "Notion", name: "Wiki", authenticated: true }],
};
let pipeshub;

beforeEach(async () => {
  pipeshub = await startPipesHub(seed);
});

afterEach(async () => {
  expect(await pipeshub?.stop()).toBe(0);
});

async function statuses() {
  const seen = await pipeshub.requests();
  return seen.filter((request) => request.operation === operation).map(({ status }) => status);
}

test("a connector of the seed is listed", async () => {
  expect(await teamConnectors(pipeshub.serverUrl, pipeshub.token)).toEqual(["Wiki"]);
  expect(await statuses()).toEqual([200]);
});

test("a service that is down once is asked again", async () => {
  await pipeshub.fault({ fault: "status", status: 503, operation });
  expect(await teamConnectors(pipeshub.serverUrl, pipeshub.token)).toEqual(["Wiki"]);
  expect(await statuses()).toEqual([503, 200]);
});

test("a service that stays down is reported", async () => {
  await pipeshub.fault({ fault: "status", status: 503, operation, times: 2 });
  const call = teamConnectors(pipeshub.serverUrl, pipeshub.token);
  await expect(call).rejects.toThrow(new Unavailable("status 503"));
  expect(await statuses()).toEqual([503, 503]);
});

test("a wrong token is reported after one attempt", async () => {
  await expect(teamConnectors(pipeshub.serverUrl, "wrong")).rejects.toThrow("status 401");
  expect(await statuses()).toEqual([401]);
});
