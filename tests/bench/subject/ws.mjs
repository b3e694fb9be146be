/**
 * `ws` on Node, one `send` for each subscriber.
 *
 * @module
 */
import { WebSocketServer } from "ws";
import { obey } from "./control.mjs";
import { forget, receive } from "./raw.mjs";

const server = new WebSocketServer({ port: 0, host: "127.0.0.1", path: "/stomp" });
server.on("connection", (socket) => {
  socket.on("message", (data) => receive(socket, data.toString()));
  socket.on("close", () => forget(socket));
});
server.on("listening", () => obey(server.address().port));
