/**
 * The bare WebSockets of Deno, one `send` for each subscriber.
 *
 * @module
 */
import { obey } from "./control.mjs";
import { forget, receive } from "./raw.mjs";

const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, (request) => {
  const { socket, response } = Deno.upgradeWebSocket(request, { protocol: "v12.stomp" });
  socket.onmessage = ({ data }: MessageEvent<string>) => receive(socket, data);
  socket.onclose = () => forget(socket);
  return response;
});
obey(server.addr.port);
