/**
 * Texts as people write them, in English and Korean, the same in every run.
 *
 * @module
 */

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
  const random = congruential(1);
  for (let n = 0;; n++) {
    const words = n % 2 === 0 ? ENGLISH : KOREAN;
    let text = "";
    while (text.length < length) {
      // Now and then a word nobody else writes.
      const isRare = random() < 0.1;
      text += isRare
        ? `${Math.floor(random() * 1e7).toString(36)} `
        : `${words[Math.floor(random() * words.length)]} `;
    }
    yield text.trimEnd();
  }
}

/** Numbers from 0 to 1 that look random and are not. */
function congruential(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
}
