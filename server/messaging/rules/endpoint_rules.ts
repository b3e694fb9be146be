/**
 * Where a server is reached, over a WebSocket or SockJS (sockjs-protocol 0.3.3).
 *
 * @module
 */
import type { Rule } from "./rule.ts";

const ENDPOINT = "server/messaging/transport/endpoint.ts";
const SERVER = "server/messaging/transport/sockjs/sockjs_server.ts";
const SESSION = "server/messaging/transport/sockjs/session.ts";
const OUTLET = "server/messaging/transport/sockjs/outlet.ts";

/** Rules about endpoints. */
export const ENDPOINT_RULES: readonly Rule[] = [
  {
    id: "endpoint-websocket",
    rule: "An endpoint takes plain WebSockets, and tells whoever wants something else.",
    section: "own",
    code: [ENDPOINT],
    tests: [
      "a request that is no upgrade is told to upgrade: 426",
      "a request for another path is not the endpoint's",
      "without SockJS there is nothing below an endpoint, and nothing greets",
    ],
  },
  {
    id: "endpoint-sockjs",
    rule: "With SockJS the same path greets, informs, and has every transport below it.",
    section: "sockjs-protocol, Base URL",
    code: [ENDPOINT, SERVER, "server/messaging/transport/sockjs/path.ts"],
    tests: [
      "with SockJS the endpoint greets, informs, and still takes upgrades",
      "BaseUrlGreeting.test_greeting: the base greets, with a slash and without",
      "InfoTest.test_basic: info tells what the server can do",
      "every place below a base is found",
    ],
  },
  {
    id: "endpoint-guide",
    rule: "The browser clients of Spring's guide, of both generations, work unchanged.",
    section: "Spring, Using WebSocket to build an interactive web application",
    code: ["demo/greeting/greeting_server.ts"],
    tests: [
      "greeting reaches everyone who listens, escaped by the server",
      "client of the guide's first generation, Stomp.over, is greeted as well",
    ],
  },
  {
    id: "endpoint-chunks",
    rule: "Each SockJS frame is an HTTP chunk of its own.",
    section: "sockjs-protocol, Http11",
    code: [OUTLET],
    tests: ["Http11.test_streaming: HTTP/1.1 gets each frame as a chunk of its own"],
  },
  {
    id: "endpoint-eventsource",
    rule: "An event stream names no charset, and has one event for each frame.",
    section: "sockjs-protocol, EventSource",
    code: [OUTLET, SERVER],
    tests: [
      "EventSource.test_transport: an event stream without a charset, one frame an event",
    ],
  },
  {
    id: "endpoint-prelude",
    rule: "A stream begins with 2,048 times h and a line end.",
    section: "sockjs-protocol, XhrStreaming",
    code: [OUTLET],
    tests: ["XhrStreaming.test_transport: a prelude, then each frame as it comes"],
  },
  {
    id: "endpoint-response-limit",
    rule: "A stream ends after 128 KiB, or what is set; the client asks again.",
    section: "sockjs-protocol, XhrStreaming",
    code: [OUTLET, "server/messaging/transport/sockjs/options.ts"],
    tests: [
      "XhrStreaming.test_response_limit: a stream ends after 4,096 bytes",
      "EventSource.test_response_limit: an event stream ends after 4,096 bytes",
      "SockJS settings have the defaults of the protocol",
    ],
  },
  {
    id: "endpoint-heart-beat",
    rule: "SockJS beats every 25 s in silence, and not where STOMP does.",
    section: "sockjs-protocol, Heartbeats",
    code: [SESSION, "server/messaging/session/session_driver.ts"],
    tests: [
      "a session lives as long as a request waits, and hears h in silence",
      "STOMP over SockJS: once the server owes heart-beats of STOMP, SockJS sends none",
    ],
  },
  {
    id: "endpoint-disconnect-delay",
    rule: "A session that nobody fetches from for 5 s is over.",
    section: "sockjs-protocol, XhrPolling",
    code: [SESSION],
    tests: ["a session nobody fetches from ends after the delay, and is forgotten"],
  },
  {
    id: "endpoint-json",
    rule: "Characters that browsers lose leave escaped.",
    section: "sockjs-protocol, JSONEncoding",
    code: ["server/messaging/transport/sockjs/text.ts"],
    tests: [
      "JSONEncoding.test_xhr_server_encodes: what browsers lose leaves escaped",
      "quoted text has no surrogate and nothing that browsers take for a line end",
    ],
  },
  {
    id: "endpoint-cookie",
    rule: "The sticky cookie JSESSIONID is set where it is asked for, and echoed.",
    section: "sockjs-protocol, JsessionidCookie",
    code: ["server/messaging/transport/sockjs/answer.ts"],
    tests: [
      "JsessionidCookie.test_basic: info says that the cookie is needed, and sets none",
      "JsessionidCookie.test_xhr: xhr sets the cookie, or the one that came",
    ],
  },
  {
    id: "endpoint-second-receiver",
    rule: "A second request that fetches from one session is told c[2010], and ends.",
    section: "sockjs-protocol, HandlingClose",
    code: [SERVER],
    tests: ["HandlingClose.test_close_request: a second request is turned away"],
  },
  {
    id: "endpoint-closed",
    rule: "A session that was closed says how, as often as it is asked.",
    section: "sockjs-protocol, Protocol",
    code: ["server/messaging/transport/sockjs/session_table.ts"],
    tests: [
      "Protocol.test_closeSession: how it was closed is told as often as it is asked",
      "HandlingClose.test_close_frame: a closed session lets its request go",
    ],
  },
  {
    id: "endpoint-origin",
    rule: "Every request of a page is judged by the rule of origins that WebSockets are.",
    section: "own",
    code: ["server/messaging/transport/admission.ts"],
    tests: [
      "with SockJS the rule of origins holds for every request",
      "a page of another origin is refused, 403, and the log has its origin",
    ],
  },
  {
    id: "endpoint-body",
    rule: "What a request brings is bounded.",
    section: "own",
    code: ["server/messaging/transport/sockjs/intake.ts"],
    tests: [
      "a body over the bound is 413, and what is no body of messages 500",
      "an intake's bodies share its room, so many at once are not more",
    ],
  },
  {
    id: "endpoint-left-out",
    rule: "jsonp, htmlfile and iframe pages are left out: 404.",
    section: "own",
    code: ["server/messaging/transport/sockjs/path.ts"],
    tests: ["sockjs leaves out iframe pages, htmlfile and jsonp: 404"],
  },
  {
    id: "endpoint-same-session",
    rule:
      "A session over SockJS is the same as over a WebSocket: its bounds, its ends, its errors.",
    section: "own",
    code: [SESSION, "server/messaging/transport/sockjs/framed.ts"],
    tests: [
      "STOMP over SockJS: a session connects, follows, sends, and leaves by the break-off",
      "STOMP over SockJS: an ERROR comes whole before the close that it explains",
      "STOMP over SockJS: who does not fetch is a slow consumer, by the outbox's bound",
    ],
  },
  {
    id: "endpoint-any-handler",
    rule: "A SockJS base carries any handler of connections, not only STOMP.",
    section: "own",
    code: [SERVER],
    tests: [
      "RawWebsocket.test_transport: a raw WebSocket carries messages as they are",
      "services are four, and nothing else is there",
    ],
  },
];
