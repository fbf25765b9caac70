// What closes idle connections in front of PipesHub: Node's own HTTP server, with the time limit that it has by default
// in the version that the gateway runs on. Newer ones have a longer one, so it is set here.
'use strict';

const http = require('http');

const counts = { connections: 0, requests: 0, reused: 0, codes: 0, repeated: 0, sharing: 0 };
const codes = new Set();

const server = http.createServer((request, response) => {
  const url = new URL(request.url, 'http://localhost');
  if (url.pathname === '/counts') {
    // As a line that is split at blanks, in this order.
    response.end(Object.values(counts).join(' '));
    return;
  }
  const { socket } = request;
  socket.requests = (socket.requests || 0) + 1;
  if (socket.requests === 1) counts.connections += 1;
  counts.requests += 1;
  let body;
  if (url.searchParams.has('code')) {
    const code = url.searchParams.get('code');
    counts.codes += 1;
    if (codes.has(code)) counts.repeated += 1;
    codes.add(code);
    if (socket.requests > 1) counts.sharing += 1;
    body = { success: true, redirectUrl: `https://app.example.com/connector/${code}` };
  } else {
    if (socket.requests > 1) counts.reused += 1;
    const state = url.pathname.split('/').at(-3);
    body = { success: true, authorizationUrl: `https://idp.example/auth?state=${state}`, state };
  }
  const json = JSON.stringify(body);
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(json) });
  response.end(json);
});

server.keepAliveTimeout = 5000;
server.listen(0, '127.0.0.1', 4096, () => console.log(server.address().port));

// Its starter is gone.
process.stdin.resume().on('end', () => process.exit(1));
