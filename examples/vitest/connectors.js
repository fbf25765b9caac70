// The code under test: it lists the connectors of a PipesHub server.

const ATTEMPTS = 2;

/** PipesHub did not list the connectors. */
export class Unavailable extends Error {}

/** Returns the names of the team's connectors. A 503 is retried once. */
export async function teamConnectors(serverUrl, token) {
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(`${serverUrl}/connectors?scope=team`, {
      headers: { Authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(10_000),
    });
    if (response.ok) {
      const { connectors } = await response.json();
      return connectors.map((connector) => connector.name);
    }
    await response.body?.cancel();
    if (response.status !== 503 || attempt === ATTEMPTS) {
      throw new Unavailable(`status ${response.status}`);
    }
  }
}
