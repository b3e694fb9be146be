/**
 * Texts as people write them, in English and Korean, the same in every run.
 *
 * @module
 */
import { Random } from "../fuzz/random.ts";

const ENGLISH = (
  "the of websocket reconnects server client message stomp frame header subscription receipt " +
  "heartbeat transaction broker destination session author reader question answer whisper room " +
  "history sequence epoch deploy backup restore migration index search latency throughput memory"
).split(" ");
const KOREAN = (
  "웹소켓 연결이 끊어지면 다시 연결합니다 서버는 메시지를 저장한 뒤에 알립니다 질문과 답변은 공개됩니다 " +
  "귓속말은 저자만 봅니다 검색은 단어의 일부로 찾습니다 백업과 복원 순서와 구독 영수증 거래 목적지"
).split(" ");

/** Writes one text after another, of about so many characters each; every other one in Korean. */
export function* prose(length: number): Generator<string, never> {
  const chance = new Random(1);
  for (let n = 0;; n++) {
    const words = n % 2 === 0 ? ENGLISH : KOREAN;
    let text = "";
    while (text.length < length) {
      // Now and then a word nobody else writes.
      const isRare = chance.below(10) === 0;
      text += `${isRare ? chance.below(1e7).toString(36) : chance.oneOf(words)} `;
    }
    yield text.trimEnd();
  }
}
