/**
 * `stomp-broker-js` on Node: the other STOMP broker that JavaScript has.
 *
 * @module
 */
import { createServer } from "node:http";
import StompServer from "stomp-broker-js";
import { obey } from "./control.mjs";

const server = createServer();
new StompServer({ server, path: "/stomp", protocol: "ws" });
server.listen(0, "127.0.0.1", () => obey(server.address().port));
