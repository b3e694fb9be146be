import { oldStompjs, webstompClient } from "../helper/client_old.ts";
import { stompjs } from "../helper/client_stompjs.ts";
import { testClient } from "./suite.ts";

testClient(stompjs("websocket"));
testClient(stompjs("xhr-streaming"));
testClient(stompjs("xhr-polling"));
testClient(oldStompjs("xhr-streaming"));
testClient(webstompClient("xhr-polling"));
