import { oldStompjs, webstompClient } from "../helper/client_old.ts";
import { testClient } from "./suite.ts";

testClient(oldStompjs("WebSocket"));
testClient(webstompClient("WebSocket"));
