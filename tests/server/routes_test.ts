import { equal } from "node:assert/strict";
import { printEndpoints } from "../../server/routes.ts";

Deno.test("routes prints a table for each endpoint", () => {
  equal(
    printEndpoints(),
    `\
/stomp
  SUBSCRIBE  /app/rooms                                    InboxController.rooms             the subscriber                                  no body
  SUBSCRIBE  /app/rooms/{room}                             RoomController.join               the subscriber                                  no body
  SEND       /app/rooms/{room}/delete                      RoomController.delete             /topic/rooms/{room}/delete                      checked body
  SEND       /app/rooms/{room}/edit                        RoomController.edit               /topic/rooms/{room}/edit                        checked body
  SEND       /app/rooms/{room}/history                     RoomController.history            /user/queue/history (this session)              checked body
  SEND       /app/rooms/{room}/question                    RoomController.question           /topic/rooms/{room}/question                    checked body
  SUBSCRIBE  /app/rooms/{room}/questions                   RoomController.questions          the subscriber                                  no body
  SEND       /app/rooms/{room}/react                       RoomController.react              /topic/rooms/{room}/react                       checked body
  SEND       /app/rooms/{room}/say                         RoomController.say                /topic/rooms/{room}/say                         checked body
  SUBSCRIBE  /app/rooms/{room}/whisper                     OwnWhisperController.join         the subscriber                                  no body
  SEND       /app/rooms/{room}/whisper/consent             OwnWhisperController.consent      /topic/rooms/{room}/whisper/consent             checked body
  SEND       /app/rooms/{room}/whisper/delete              OwnWhisperController.delete       /topic/rooms/{room}/whisper/delete              checked body
  SEND       /app/rooms/{room}/whisper/edit                OwnWhisperController.edit         /topic/rooms/{room}/whisper/edit                checked body
  SEND       /app/rooms/{room}/whisper/history             OwnWhisperController.history      /user/queue/history (this session)              checked body
  SEND       /app/rooms/{room}/whisper/question            OwnWhisperController.question     /topic/rooms/{room}/whisper/question            checked body
  SEND       /app/rooms/{room}/whisper/react               OwnWhisperController.react        /topic/rooms/{room}/whisper/react               checked body
  SEND       /app/rooms/{room}/whisper/say                 OwnWhisperController.say          /topic/rooms/{room}/whisper/say                 checked body
  SUBSCRIBE  /app/rooms/{room}/whispers/{reader}           ReaderWhisperController.join      the subscriber                                  no body
  SEND       /app/rooms/{room}/whispers/{reader}/delete    ReaderWhisperController.delete    /topic/rooms/{room}/whispers/{reader}/delete    checked body
  SEND       /app/rooms/{room}/whispers/{reader}/edit      ReaderWhisperController.edit      /topic/rooms/{room}/whispers/{reader}/edit      checked body
  SEND       /app/rooms/{room}/whispers/{reader}/history   ReaderWhisperController.history   /user/queue/history (this session)              checked body
  SEND       /app/rooms/{room}/whispers/{reader}/publish   ReaderWhisperController.publish   /topic/rooms/{room}/whispers/{reader}/publish   checked body
  SEND       /app/rooms/{room}/whispers/{reader}/question  ReaderWhisperController.question  /topic/rooms/{room}/whispers/{reader}/question  checked body
  SEND       /app/rooms/{room}/whispers/{reader}/react     ReaderWhisperController.react     /topic/rooms/{room}/whispers/{reader}/react     checked body
  SEND       /app/rooms/{room}/whispers/{reader}/say       ReaderWhisperController.say       /topic/rooms/{room}/whispers/{reader}/say       checked body
  SUBSCRIBE  /app/whispers                                 InboxController.whispers          the subscriber                                  no body

/gs-guide-websocket
  SEND  /app/hello  GreetingController.greet  /topic/greetings  checked body`,
  );
});
