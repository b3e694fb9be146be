/**
 * The set-up in Korean, in polite 해요체.
 *
 * @module
 */
import { ko as form } from "../site_form/ko.ts";
import type { SetupWords } from "./words.ts";

/** Is loaded for authors who read Korean. */
export const ko: SetupWords = {
  form,
  title: "채팅 설정하기",
  stepsLabel: "단계",
  stepOf: (step, count) => `${count}단계 중 ${step}단계`,
  next: "저장하고 다음으로",
  back: "뒤로",
  later: "나중에",
  finish: "받은 대화로",
  fixed: "이 블로그는 SITES_FILE 파일에 있어서 거기서 바꿔요.",
  steps: {
    blog: {
      name: "블로그",
      title: "블로그 이름이 뭐예요?",
      text: "모두 나중에 설정에서 바꿀 수 있어요.",
    },
    pages: {
      name: "주소",
      title: "블로그는 어디에 있어요?",
      text: "다른 사람은 이 채팅을 자기 글에 넣어 이 블로그인 척할 수 없어요.",
    },
    look: {
      name: "모양",
      title: "어떻게 보일까요?",
      text: "블로그에 쓰는 색을 골라 보세요.",
    },
    hours: {
      name: "시간",
      title: "언제 답하세요?",
      text: "독자는 언제든 물을 수 있어요. 답이 언제쯤 올지 알면 좋아해요.",
    },
    tag: {
      name: "태그",
      title: "블로그에 넣기",
      text: "한 줄을 한 번만 넣으면 돼요. 그런 다음 글을 열면 여기서 알려 줘요.",
    },
  },

  side: "버튼이 있을 구석",
  sides: { end: "오른쪽(오른쪽부터 쓰는 말에서는 왼쪽)", start: "반대쪽" },
  label: "버튼에 쓸 말",
  labelHint: "비우면 독자의 언어로 ‘질문하기’라고 써요. 이 둘은 태그에 들어가요.",

  platform: "블로그를 만든 도구",
  platforms: {
    html: "HTML이나 다른 것",
    hugo: "Hugo",
    jekyll: "Jekyll",
    astro: "Astro",
    wordpress: "WordPress",
    ghost: "Ghost",
  },
  where: {
    html: "글마다, 또는 글 템플릿의 </body> 앞에 넣어요.",
    hugo: "글 템플릿의 ‘main’ 블록 끝에 넣어요:",
    jekyll: "글 레이아웃의 끝에 넣어요:",
    astro: "글 레이아웃의 </body> 앞에 넣어요:",
    wordpress:
      "외모 → 편집기 → 템플릿 → 단일 글 → ‘사용자 정의 HTML’ 블록을 더해요. 예전 테마라면 footer.php의 </body> 앞에 넣어요.",
    ghost: "Settings → Code injection → Site footer에 넣어요.",
  },
  policy:
    "블로그에 콘텐츠 보안 정책이 있으면 이 서버를 script-src와 connect-src에 넣어 주세요. wss:도 필요해요.",

  waiting: "글을 기다리고 있어요",
  waitingHint: "태그를 넣고 게시한 다음, 글을 열어 구석의 버튼을 눌러 보세요.",
  tag: (origin) => `${origin}에 태그가 있어요.`,
  tagHint: "이제 글 구석의 버튼을 눌러 보세요.",
  opening: (origin) => `${origin}에서 채팅을 열고 있어요.`,
  works: "잘 돼요",
  worksAt: (url, time) => `${time}에 ${url}에서 채팅이 연결됐어요.`,
  detour: "돌아서 가지만 잘 돼요",
  detourHint:
    "WebSocket이 통하지 않아 SockJS가 대신해요. 모두 되지만 조금 느려요. 보통은 서버 앞의 프록시가 업그레이드를 넘겨 주지 않아서예요.",
  refused: (origin) => `${origin}에서 물었지만 들이지 않았어요.`,
  refusedHint: "내 블로그가 맞으면 허락해 주세요.",
  other: (origin, site) => `${origin}은(는) 이 블로그가 아니라 ‘${site}’ 블로그의 주소예요.`,
  silent: (origin) => `${origin}에서 채팅을 불러왔지만 그 뒤로 아무것도 오지 않았어요.`,
  silentHint:
    "보통은 글의 콘텐츠 보안 정책 때문이에요. connect-src에 이 서버가 https:와 wss:로 있어야 해요. 브라우저의 콘솔에서 볼 수 있어요.",
  unconnected: (origin) => `${origin}의 독자가 연결하지 못했어요.`,
  unconnectedHint:
    "WebSocket도 SockJS도 통하지 않았어요. 서버 앞의 프록시와 글의 connect-src를 살펴보세요.",
  plain: (origins) => `${origins}은(는) https인데 이 서버는 http예요.`,
  plainHint: "브라우저가 태그를 불러오지 않아요. 서버를 https 뒤에 두고 PUBLIC_URL을 정해 주세요.",
  doctor: "서버에서 이 명령을 쓰면 무엇을 바꿀지 알려 줘요:",
};
