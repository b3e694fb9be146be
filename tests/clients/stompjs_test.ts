import { rxStomp, stompjs } from "../helper/client_stompjs.ts";
import { testClient } from "./suite.ts";

testClient(stompjs("WebSocket"));
testClient(rxStomp("WebSocket"));
