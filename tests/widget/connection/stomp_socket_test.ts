import { deepEqual, equal } from "node:assert/strict";
import { webSocketTo } from "../../../widget/connection/stomp_socket.ts";

Deno.test("a socket offers STOMP 1.2, hears text, and tells how it ended", async () => {
  const offered: (string | null)[] = [];
  await using server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, (request) => {
    offered.push(request.headers.get("sec-websocket-protocol"));
    const { socket, response } = Deno.upgradeWebSocket(request, { protocol: "v12.stomp" });
    socket.onmessage = ({ data }) => {
      socket.send(data);
      socket.close(4000);
    };
    return response;
  });
  const heard: string[] = [];
  const code = await new Promise<number>((resolve) => {
    const socket = webSocketTo(new URL(`ws://127.0.0.1:${server.addr.port}/stomp`))({
      opened: () => socket.send("hello"),
      heard: (data) => heard.push(data),
      closed: resolve,
    });
  });
  equal(code, 4000);
  deepEqual(heard, ["hello"]);
  deepEqual(offered, ["v12.stomp"]);
});
